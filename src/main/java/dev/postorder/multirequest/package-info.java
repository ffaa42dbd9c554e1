/** Multi-requests: drafts with one pickup address, joined and queued in one transaction. */
@NullMarked
package dev.postorder.multirequest;

import org.jspecify.annotations.NullMarked;
