package dev.postorder.notify;

import java.time.Duration;

/** What came of a wish to send the notifications of a completed order again. */
public sealed interface RenotifyResult {
  /** So many notifications are durably queued (0 when nobody is to be told). */
  record Queued(int notifications) implements RenotifyResult {}

  /** Unknown, or the user may not see it. */
  record NotFound() implements RenotifyResult {}

  /** The order is not completed; its state's code. */
  record NotCompleted(String state) implements RenotifyResult {}

  /** It was told of again a moment ago; how long to wait. */
  record TooSoon(Duration retryAfter) implements RenotifyResult {}
}
