/** Orders as clients make them. */
@NullMarked
package dev.postorder.freight.order;

import org.jspecify.annotations.NullMarked;
