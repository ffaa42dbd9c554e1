/** Tests of the printable documents. */
@NullMarked
package dev.postorder.document;

import org.jspecify.annotations.NullMarked;
