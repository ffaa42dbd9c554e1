/**
 * What happened, in the order in which it could be seen, and what of it waits for the carrier's
 * transport system. Triggers of the database write it (V17).
 */
@NullMarked
package dev.postorder.event;

import org.jspecify.annotations.NullMarked;
