/** Change requests: filed, decided, applied, and their history. */
@NullMarked
package dev.postorder.change;

import org.jspecify.annotations.NullMarked;
