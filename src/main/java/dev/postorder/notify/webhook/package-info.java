/** Webhooks: subscriptions of users, and the channel that sends their events. */
@NullMarked
package dev.postorder.notify.webhook;

import org.jspecify.annotations.NullMarked;
