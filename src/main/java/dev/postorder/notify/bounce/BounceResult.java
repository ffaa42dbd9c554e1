package dev.postorder.notify.bounce;

/** What came of a message that may be a bounce. */
public sealed interface BounceResult {
  /**
   * It was a bounce of a letter of ours, and is kept; the same one again changes nothing.
   *
   * @param outcome {@code undelivered}, {@code delayed} or {@code delivered}
   * @param state the notification's, as it is now
   */
  record Kept(long customerId, int requestId, long notificationId, String outcome, String state)
      implements BounceResult {}

  /** It is a bounce, but of no letter of ours that can be told. */
  record Unknown() implements BounceResult {}

  /** It is no bounce. */
  record NoBounce() implements BounceResult {}
}
