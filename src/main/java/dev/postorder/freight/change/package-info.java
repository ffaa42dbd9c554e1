/** Changes of orders and their history. */
@NullMarked
package dev.postorder.freight.change;

import org.jspecify.annotations.NullMarked;
