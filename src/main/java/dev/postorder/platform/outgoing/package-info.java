/** Calls that this server makes to others: where they may go, and how long they may take. */
@NullMarked
package dev.postorder.platform.outgoing;

import org.jspecify.annotations.NullMarked;
