/** The simulator in the console. */
@NullMarked
package dev.postorder.console.simulator;

import org.jspecify.annotations.NullMarked;
