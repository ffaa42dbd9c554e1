package dev.postorder.platform.outgoing;

/** What came of an outgoing call. */
public sealed interface Exchange {
  /**
   * The other side answered.
   *
   * @param text the status line and the beginning of the body, for people
   */
  record Answered(int status, String text) implements Exchange {
    /** Whether the answer is 2xx. */
    public boolean good() {
      return status >= 200 && status < 300;
    }
  }

  /** It did not, in time or at all, or it may not be called. */
  record NotAnswered(String why) implements Exchange {}
}
