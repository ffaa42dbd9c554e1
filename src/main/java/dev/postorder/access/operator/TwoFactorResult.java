package dev.postorder.access.operator;

import java.time.Duration;
import java.util.List;

/** What came of a change to one's own second factor. */
public sealed interface TwoFactorResult {
  /**
   * It was made.
   *
   * @param recoveryCodes new ones, which are told this once; none where it was switched off
   */
  record Done(List<String> recoveryCodes) implements TwoFactorResult {
    /** Keeps a copy. */
    public Done {
      recoveryCodes = List.copyOf(recoveryCodes);
    }
  }

  /** The password is not his. */
  record WrongPassword() implements TwoFactorResult {}

  /** The code is wrong, was used already, or there is nothing that it could belong to. */
  record WrongCode() implements TwoFactorResult {}

  /** Too many wrong ones. */
  record Wait(Duration retryAfter) implements TwoFactorResult {}
}
