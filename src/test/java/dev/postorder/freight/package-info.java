/** Tests of the freight face. */
@NullMarked
package dev.postorder.freight;

import org.jspecify.annotations.NullMarked;
