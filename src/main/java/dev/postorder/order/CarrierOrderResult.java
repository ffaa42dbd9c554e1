package dev.postorder.order;

/** What came of creating or replacing a carrier's order. */
public sealed interface CarrierOrderResult {
  /** It stands. */
  record Stored(int requestId, boolean created) implements CarrierOrderResult {}

  /** The requestID belongs to another order, or the orderID to another customer or requestID. */
  record NumberTaken(String field) implements CarrierOrderResult {}

  /** No such customer. */
  record CustomerNotFound() implements CarrierOrderResult {}

  /** No order is made for a customer that is disabled; those that there are can be replaced. */
  record CustomerDisabled() implements CarrierOrderResult {}
}
