package dev.postorder.access;

import java.time.Duration;
import java.util.Optional;

/** What came of a login (freight specification, section 3). */
public sealed interface LoginResult {
  /**
   * The password or the personal access token was right.
   *
   * @param token the token, if it was one
   */
  record Granted(long userId, Optional<PersonalToken> token) implements LoginResult {
    /** By password. */
    public Granted(long userId) {
      this(userId, Optional.empty());
    }
  }

  /** Unknown login, wrong password or token, or a disabled user; no difference is told. */
  record Refused() implements LoginResult {}

  /** Too many wrong passwords for this login from this address, or from this address at all. */
  record Wait(Duration retryAfter) implements LoginResult {}
}
