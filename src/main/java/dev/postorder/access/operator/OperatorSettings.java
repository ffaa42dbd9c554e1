package dev.postorder.access.operator;

import java.time.Duration;

/**
 * How operators sign in.
 *
 * @param idle after how long without use a session ends
 * @param lifetime when a session ends whatever its use
 * @param twoFactorRequired whether who signs in with a password needs a second factor
 */
public record OperatorSettings(Duration idle, Duration lifetime, boolean twoFactorRequired) {

  /** Two hours of rest, twelve hours in all; a second factor for who wants one. */
  public static OperatorSettings defaults() {
    return new OperatorSettings(Duration.ofHours(2), Duration.ofHours(12), false);
  }
}
