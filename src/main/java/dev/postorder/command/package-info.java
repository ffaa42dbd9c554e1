/** The command line: reads the configuration, runs the server, and says what went wrong. */
@NullMarked
package dev.postorder.command;

import org.jspecify.annotations.NullMarked;
