/** Tests of the freight face's codecs. */
@NullMarked
package dev.postorder.freight.wire;

import org.jspecify.annotations.NullMarked;
