/** JSON and XML bodies of the freight face: one tree, two formats, one error catalogue. */
@NullMarked
package dev.postorder.freight.wire;

import org.jspecify.annotations.NullMarked;
