/** SMS: their text in segments, and the ways that they go out: SMPP, an HTTP gateway, a mailbox. */
@NullMarked
package dev.postorder.notify.sms;

import org.jspecify.annotations.NullMarked;
