/** The command line and the one place where everything is put together. */
@NullMarked
package dev.postorder;

import org.jspecify.annotations.NullMarked;
