/**
 * Finds calls in the log: the language of its searches, the newest first, counts, and exports.
 * Every search is bounded in time; what would take longer says so.
 */
@NullMarked
package dev.postorder.calllog.search;

import org.jspecify.annotations.NullMarked;
