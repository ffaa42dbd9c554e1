/** Finds orders: by number, own number, cargo place, and as lists of any length. */
@NullMarked
package dev.postorder.order.search;

import org.jspecify.annotations.NullMarked;
