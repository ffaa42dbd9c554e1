package dev.postorder.order;

/** What came of one of many reports. */
public sealed interface StateReportResult {
  /** The order was moved, not found, or may not go there. */
  record Judged(StateResult result) implements StateReportResult {}

  /** Its time is before that of the order's present state. */
  record TooEarly(OrderState from) implements StateReportResult {}

  /** Its time is still to come. */
  record InTheFuture() implements StateReportResult {}
}
