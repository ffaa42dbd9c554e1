package dev.postorder.order.search;

import dev.postorder.order.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A list of orders, the newest first.
 *
 * @param from created at this moment or later
 * @param until created before this moment
 * @param states only these; empty for all
 * @param since changed at this moment or later; orders of a state in {@code always} in any case
 * @param always states that {@code since} does not hold for
 * @param sort what the newest is
 * @param page from 1
 */
public record ListQuery(
    Optional<Instant> from,
    Optional<Instant> until,
    List<OrderState> states,
    Optional<Instant> since,
    List<OrderState> always,
    Sort sort,
    int page) {

  /** By what a list is sorted, downwards. */
  public enum Sort {
    CREATED,
    UPDATED
  }

  /** Checks the page. */
  public ListQuery {
    if (page < 1) {
      throw new IllegalArgumentException("page " + page);
    }
  }

  boolean unfiltered() {
    return !dated() && states.isEmpty() && since.isEmpty();
  }

  boolean dated() {
    return from.isPresent() || until.isPresent();
  }
}
