/** Pages of subscriptions to events. */
@NullMarked
package dev.postorder.console.webhook;

import org.jspecify.annotations.NullMarked;
