/** Finding orders: v3/orders, their ways, and the dictionary of states. */
@NullMarked
package dev.postorder.freight.search;

import org.jspecify.annotations.NullMarked;
