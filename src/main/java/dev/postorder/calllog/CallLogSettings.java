package dev.postorder.calllog;

import java.time.Duration;

/**
 * How the call log keeps calls.
 *
 * @param bodies which bodies are kept
 * @param bodyLimit bytes of UTF-8 of a kept body, the mark of the cut included; at least 64
 * @param retention how long calls stay, in whole days
 */
public record CallLogSettings(Bodies bodies, int bodyLimit, Duration retention) {

  /** Checks the limits. */
  public CallLogSettings {
    if (bodyLimit < 64 || bodyLimit > 65_536) {
      throw new IllegalArgumentException("a body limit of 64 to 65536 bytes is expected");
    }
    if (retention.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("a retention of at least a day is expected");
    }
  }

  /** Bodies of writes, refusals and faults up to 4 kB, for 30 days. */
  public static CallLogSettings defaults() {
    return new CallLogSettings(Bodies.WRITES, 4096, Duration.ofDays(30));
  }
}
