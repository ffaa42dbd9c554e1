package dev.postorder.access.operator;

import java.time.Duration;

/** What came of a step of signing in. */
public sealed interface SignInResult {
  /** He is signed in. */
  record Granted(OpenedSession session) implements SignInResult {}

  /**
   * The password was right; now a code is asked for.
   *
   * @param ticket proves it for five minutes; the next step carries it
   */
  record CodeNeeded(String ticket) implements SignInResult {}

  /** The password was right; now he has to set up two-factor sign-in. */
  record EnrolmentNeeded(String ticket) implements SignInResult {}

  /** Unknown, wrong, disabled or too late; no difference is told. */
  record Refused() implements SignInResult {}

  /** Too many wrong ones. */
  record Wait(Duration retryAfter) implements SignInResult {}
}
