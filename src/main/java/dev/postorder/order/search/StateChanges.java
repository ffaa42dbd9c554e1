package dev.postorder.order.search;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/**
 * The state changes of the orders that a user may see (level 2 or 3), by time. A span begins with
 * its first moment and ends before its last, so that spans which follow each other tell every
 * change once.
 */
public final class StateChanges {
  /** How many changes are told at once. */
  public static final int MOST = 10_000;

  private final Jdbi jdbi;

  /** Reads from this database. */
  public StateChanges(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Those of all orders. */
  public StateChangesFound all(long userId, Instant from, Instant until) {
    return jdbi.withHandle(handle -> StateChangeStore.all(handle, userId, from, until));
  }

  /**
   * Those of one order.
   *
   * @param requestId the order's requestID
   */
  public StateChangesFound ofOrder(long userId, int requestId, Instant from, Instant until) {
    return jdbi.withHandle(
        handle -> StateChangeStore.ofOrder(handle, userId, requestId, from, until));
  }
}
