@NullMarked
package dev.postorder.order.search;

import org.jspecify.annotations.NullMarked;
