/** The section Notifications: what was sent to whom, and sending it again. */
@NullMarked
package dev.postorder.console.notification;

import org.jspecify.annotations.NullMarked;
