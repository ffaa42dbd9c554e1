/** The freight face: JSON and XML. */
@NullMarked
package dev.postorder.freight;

import org.jspecify.annotations.NullMarked;
