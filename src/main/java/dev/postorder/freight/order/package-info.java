/** Orders and multi-requests. */
@NullMarked
package dev.postorder.freight.order;

import org.jspecify.annotations.NullMarked;
