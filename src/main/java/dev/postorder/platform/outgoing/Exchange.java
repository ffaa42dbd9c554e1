package dev.postorder.platform.outgoing;

import java.time.Duration;
import java.util.Optional;

/** What came of an outgoing call. */
public sealed interface Exchange {
  /**
   * The other side answered.
   *
   * @param text the status line and the beginning of the body, for people
   * @param retryAfter for how long it wants to be left alone (RFC 9110, section 10.2.3)
   */
  record Answered(int status, String text, Optional<Duration> retryAfter) implements Exchange {
    /** An answer that does not say when to come again. */
    public Answered(int status, String text) {
      this(status, text, Optional.empty());
    }

    /** Whether the answer is 2xx. */
    public boolean good() {
      return status >= 200 && status < 300;
    }
  }

  /** It did not, in time or at all, or it may not be called. */
  record NotAnswered(String why) implements Exchange {}
}
