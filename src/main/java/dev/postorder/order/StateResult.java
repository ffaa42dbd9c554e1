package dev.postorder.order;

/** What came of moving an order to a state. */
public sealed interface StateResult {
  /** The order is in the state now; {@code orderNumber} is given when a draft was queued. */
  record Moved(int requestId, String orderNumber, OrderState from, OrderState to)
      implements StateResult {}

  /** No such order. */
  record NotFound() implements StateResult {}

  /** The order's present state does not lead to the one asked for. */
  record Forbidden(OrderState from) implements StateResult {}
}
