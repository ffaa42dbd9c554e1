package dev.postorder.access.operator;

import java.time.Duration;

/** What came of a step of signing in. */
public sealed interface SignInResult {
  /** He is signed in. */
  record Granted(OpenedSession session) implements SignInResult {}

  /**
   * The password was right, and a code of his second factor has to follow.
   *
   * @param ticket what {@link SignIn#code} takes with it, once and for a few minutes
   */
  record CodeNeeded(String ticket) implements SignInResult {}

  /** The code is wrong or was used already. */
  record WrongCode() implements SignInResult {}

  /** Unknown, wrong, disabled or too late; no difference is told. */
  record Refused() implements SignInResult {}

  /** Too many wrong ones. */
  record Wait(Duration retryAfter) implements SignInResult {}
}
