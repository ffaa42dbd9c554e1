package dev.postorder.notify.webhook;

import java.time.Duration;

/** What came of a test of a subscription. */
public sealed interface TestResult {
  /**
   * It was posted.
   *
   * @param messageId the header {@code webhook-id}
   * @param received whether the receiver took it
   * @param answer what it said, or why it could not be called
   */
  record Posted(String messageId, boolean received, String answer, Duration took)
      implements TestResult {}

  /** There is no subscription of this id. */
  record NotFound() implements TestResult {}

  /** It is a user's. */
  record OfUser(String login) implements TestResult {}
}
