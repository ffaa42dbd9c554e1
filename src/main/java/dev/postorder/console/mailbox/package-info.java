/** The built-in mailbox, in the console and for programs. */
@NullMarked
package dev.postorder.console.mailbox;

import org.jspecify.annotations.NullMarked;
