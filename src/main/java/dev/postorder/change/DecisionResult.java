package dev.postorder.change;

import dev.postorder.order.OrderState;

/** What came of deciding a change request. */
public sealed interface DecisionResult {
  /** Decided; if approved, applied to the order. */
  record Decided(ChangeStatus status, int requestId) implements DecisionResult {}

  /** No such change request. */
  record NotFound() implements DecisionResult {}

  /** It was decided before. */
  record AlreadyDecided(ChangeStatus status) implements DecisionResult {}

  /** The order has moved on to a state that forbids it. */
  record StateForbids(OrderState state) implements DecisionResult {}
}
