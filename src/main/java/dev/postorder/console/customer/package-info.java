/** Pages of customers, and of who is told of what about their orders. */
@NullMarked
package dev.postorder.console.customer;

import org.jspecify.annotations.NullMarked;
