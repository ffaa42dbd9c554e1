/** Notifications: formed in the transaction of what they tell about, sent and retried behind it. */
@NullMarked
package dev.postorder.notify;

import org.jspecify.annotations.NullMarked;
