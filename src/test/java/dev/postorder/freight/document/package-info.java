/** Tests of the freight face's printable forms. */
@NullMarked
package dev.postorder.freight.document;

import org.jspecify.annotations.NullMarked;
