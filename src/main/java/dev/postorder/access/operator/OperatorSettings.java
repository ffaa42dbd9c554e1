package dev.postorder.access.operator;

import java.time.Duration;

/**
 * How operators sign in.
 *
 * @param idle after how long without use a session ends
 * @param lifetime when a session ends whatever its use
 */
public record OperatorSettings(Duration idle, Duration lifetime) {

  /** Two hours of rest, twelve hours in all. */
  public static OperatorSettings defaults() {
    return new OperatorSettings(Duration.ofHours(2), Duration.ofHours(12));
  }
}
