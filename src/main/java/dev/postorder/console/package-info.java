/** Pages for operators: the log and the mailbox. */
@NullMarked
package dev.postorder.console;

import org.jspecify.annotations.NullMarked;
