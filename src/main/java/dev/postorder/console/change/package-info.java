/** The console's section of changes to decide. */
@NullMarked
package dev.postorder.console.change;

import org.jspecify.annotations.NullMarked;
