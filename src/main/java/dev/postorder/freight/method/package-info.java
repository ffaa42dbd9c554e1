/** What a method of the freight face is made of: its turn, its reply, its envelope. */
@NullMarked
package dev.postorder.freight.method;

import org.jspecify.annotations.NullMarked;
