/** The server's figures, for Prometheus. */
@NullMarked
package dev.postorder.platform.metrics;

import org.jspecify.annotations.NullMarked;
