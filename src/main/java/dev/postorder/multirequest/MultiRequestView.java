package dev.postorder.multirequest;

import dev.postorder.order.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A multi-request as the back office sees it.
 *
 * @param createdAt when its orders were joined and queued
 * @param createdBy the login of who joined them
 * @param callId the call that did
 * @param address on which its orders agreed, as the first of them says it
 * @param states how many of its orders are in which state, in the order of an order's way
 */
public record MultiRequestView(
    int requestId,
    long customerId,
    UUID customer,
    String customerName,
    Optional<String> comment,
    Instant createdAt,
    String createdBy,
    UUID callId,
    String address,
    List<InState> states) {

  /** How many orders are in a state. */
  public record InState(OrderState state, int orders) {}

  /** How many orders it has. */
  public int orders() {
    return states.stream().mapToInt(InState::orders).sum();
  }

  /** Whether one of its orders is not at its end yet. */
  public boolean open() {
    return states.stream().anyMatch(in -> !in.state().ended());
  }
}
