/** v1/webhooks: subscriptions to events of orders (freight specification, section 8). */
@NullMarked
package dev.postorder.freight.webhook;

import org.jspecify.annotations.NullMarked;
