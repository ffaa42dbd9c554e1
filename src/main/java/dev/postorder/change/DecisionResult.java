package dev.postorder.change;

/** What came of deciding a change request. */
public sealed interface DecisionResult {
  /** Decided; if approved, applied to the order. */
  record Decided(ChangeStatus status, int requestId) implements DecisionResult {}

  /** No such change request. */
  record NotFound() implements DecisionResult {}

  /** It was decided before. */
  record AlreadyDecided(ChangeStatus status) implements DecisionResult {}

  /** The order has moved on, so that it cannot be approved any more. */
  record Refused(Refusal refusal) implements DecisionResult {}

  /** It could not be done, for a reason that the server's log says; only one of many. */
  record Failed() implements DecisionResult {}
}
