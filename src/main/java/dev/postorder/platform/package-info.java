/** The ground: configuration, clock, ids, XML. */
@NullMarked
package dev.postorder.platform;

import org.jspecify.annotations.NullMarked;
