package dev.postorder.notify.desk;

/** What came of a wish to send a dead letter again. */
public sealed interface ResendResult {
  /** It is queued. */
  record Queued(NotificationId name) implements ResendResult {}

  /** There is no such notification. */
  record NotFound() implements ResendResult {}

  /** It is no dead letter; its state. */
  record NotFailed(String state) implements ResendResult {}

  /** Its recipient does not want it any more. */
  record Unsubscribed() implements ResendResult {}
}
