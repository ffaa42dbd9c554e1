/** The HTML pages of an order's history, as the wire carries them. */
@NullMarked
package dev.postorder.freight.page;

import org.jspecify.annotations.NullMarked;
