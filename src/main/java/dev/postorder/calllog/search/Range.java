package dev.postorder.calllog.search;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param until exclusive
 */
public record Range(Instant from, Instant until) {
  /** How long one may be that is searched for text. */
  public static final Duration DAY = Duration.ofDays(1);

  /** Its length; zero for one that ends before it begins. */
  public Duration length() {
    return until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO;
  }
}
