/** Letters: rendered, composed, handed to an SMTP server or to the built-in mailbox. */
@NullMarked
package dev.postorder.notify.mail;

import org.jspecify.annotations.NullMarked;
