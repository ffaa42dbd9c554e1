package dev.postorder.notify;

import java.time.Duration;

/** What came of an attempt to deliver a letter. */
sealed interface Delivery {
  /** The other side took it. */
  record Sent(Duration took, String answer) implements Delivery {}

  /** It did not; a permanent refusal is not tried again. */
  record Failed(Duration took, String answer, boolean permanent) implements Delivery {}

  /** There was no time to try. */
  record NotTried() implements Delivery {}
}
