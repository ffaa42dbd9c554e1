@NullMarked
package dev.postorder.freight.search;

import org.jspecify.annotations.NullMarked;
