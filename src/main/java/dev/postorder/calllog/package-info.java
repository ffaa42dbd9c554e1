/** The call log: every call, its trail, and the idempotency of calls that write. */
@NullMarked
package dev.postorder.calllog;

import org.jspecify.annotations.NullMarked;
