/** The timeline of an order: all that happened to it, joined. */
@NullMarked
package dev.postorder.timeline;

import org.jspecify.annotations.NullMarked;
