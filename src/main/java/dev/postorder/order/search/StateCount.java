package dev.postorder.order.search;

import dev.postorder.order.OrderState;
import java.time.Instant;
import java.util.Optional;

/**
 * A tile of the board.
 *
 * @param orders how many orders are in the state, counted up to {@link Board#COUNTED}
 * @param more whether there are more than were counted
 * @param oldest the order that has been in it longest; empty where there is none, or where the
 *     state is an end
 */
public record StateCount(OrderState state, int orders, boolean more, Optional<Oldest> oldest) {

  /** An order and since when it has been in its state. */
  public record Oldest(int requestId, Optional<String> orderNumber, Instant since) {}
}
