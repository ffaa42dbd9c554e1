package dev.postorder.order.search;

import dev.postorder.order.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An order in a list.
 *
 * @param orderNumber the 13-digit orderID; empty for a draft
 * @param from the address, or the terminal's id, that it is picked up at
 * @param sender the name; empty for an anonymous or absent one
 * @param openChanges how many of its change requests wait for a decision
 */
public record OrderSummary(
    int requestId,
    Optional<String> orderNumber,
    UUID customer,
    String customerName,
    OrderState state,
    Instant createdAt,
    Instant stateAt,
    Instant updatedAt,
    Optional<Integer> multiRequestId,
    List<String> ownNumbers,
    Stop from,
    Stop to,
    String sender,
    String receiver,
    int openChanges) {

  /**
   * An end of the way.
   *
   * @param address empty for a terminal
   * @param terminalId empty where it is not said
   */
  public record Stop(Optional<String> address, Optional<String> terminalId) {}

  /** Its place in the list. */
  public OrderCursor cursor() {
    return new OrderCursor(createdAt, requestId);
  }
}
