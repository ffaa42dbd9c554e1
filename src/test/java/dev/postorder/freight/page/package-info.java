/** Tests of the freight face's history pages. */
@NullMarked
package dev.postorder.freight.page;

import org.jspecify.annotations.NullMarked;
