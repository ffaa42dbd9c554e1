package dev.postorder.access.operator;

import java.time.Duration;

/** What came of a step of signing in. */
public sealed interface SignInResult {
  /** He is signed in. */
  record Granted(OpenedSession session) implements SignInResult {}

  /** Unknown, wrong, disabled or too late; no difference is told. */
  record Refused() implements SignInResult {}

  /** Too many wrong ones. */
  record Wait(Duration retryAfter) implements SignInResult {}
}
