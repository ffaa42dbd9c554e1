package dev.postorder.calllog;

import dev.postorder.platform.config.DataSize;
import java.time.Duration;

/**
 * How the call log keeps calls.
 *
 * @param bodies which bodies are kept
 * @param bodyLimit bytes of UTF-8 of a kept body, the mark of the cut included; at least 64
 * @param retention how long calls stay, in whole days
 */
public record CallLogSettings(Bodies bodies, DataSize bodyLimit, Duration retention) {

  /** Checks the limits. */
  public CallLogSettings {
    if (bodyLimit.bytes() < 64 || bodyLimit.bytes() > 65_536) {
      throw new IllegalArgumentException("calllog.body-limit: 64B to 64kB is expected");
    }
    if (retention.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("calllog.retention: at least 1d is expected");
    }
  }

  /** Bodies of writes, refusals and faults up to 50 kB, for 30 days. */
  public static CallLogSettings defaults() {
    return new CallLogSettings(Bodies.WRITES, new DataSize(50 * 1024), Duration.ofDays(30));
  }
}
