/** The server's own log. */
@NullMarked
package dev.postorder.platform.logging;

import org.jspecify.annotations.NullMarked;
