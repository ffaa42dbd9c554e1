package dev.postorder.access;

import java.time.Duration;

/** What came of a login (freight specification, section 3). */
public sealed interface LoginResult {
  /** The password was right. */
  record Granted(long userId) implements LoginResult {}

  /** Unknown login, wrong password or a disabled user; no difference is told. */
  record Refused() implements LoginResult {}

  /** Too many wrong passwords for this login from this address, or from this address at all. */
  record Wait(Duration retryAfter) implements LoginResult {}
}
