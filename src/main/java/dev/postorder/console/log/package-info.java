/** The log portal: {@code /console/log}. */
@NullMarked
package dev.postorder.console.log;

import org.jspecify.annotations.NullMarked;
