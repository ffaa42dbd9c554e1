package dev.postorder.calllog.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many calls there were, over a range.
 *
 * @param step how long a bar is
 * @param bars one for each step from the one with the beginning of the range to that with its end,
 *     also where there were none
 */
public record Histogram(Duration step, List<Bar> bars) {
  /**
   * The calls of a step.
   *
   * @param at where it begins
   * @param errors those that were refused or failed; they are counted in {@code calls} too
   */
  public record Bar(Instant at, long calls, long errors) {}

  /** All calls. */
  public long calls() {
    return bars.stream().mapToLong(Bar::calls).sum();
  }

  /** All errors. */
  public long errors() {
    return bars.stream().mapToLong(Bar::errors).sum();
  }
}
