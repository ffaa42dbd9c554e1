/** Printable forms on the freight face: methods that answer them, and the links that open them. */
@NullMarked
package dev.postorder.freight.document;

import org.jspecify.annotations.NullMarked;
