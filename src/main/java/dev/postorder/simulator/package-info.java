/**
 * A test environment: orders that move by themselves, changes that are decided, answers that fail,
 * by a scenario that can be changed while the server runs.
 */
@NullMarked
package dev.postorder.simulator;

import org.jspecify.annotations.NullMarked;
