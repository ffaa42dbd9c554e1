package dev.postorder.platform.outgoing;

/** What came of an outgoing call whose answer is read. */
public sealed interface Fetched {
  /**
   * The other side answered.
   *
   * @param contentType what it says that the body is; empty: it does not
   */
  record Document(int status, String contentType, String body) implements Fetched {
    /** Whether the answer is 2xx. */
    public boolean good() {
      return status >= 200 && status < 300;
    }
  }

  /** It did not, in time or at all or in too many words, or it may not be called. */
  record NotFetched(String why) implements Fetched {}
}
