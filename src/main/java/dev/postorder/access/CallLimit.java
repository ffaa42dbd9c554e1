package dev.postorder.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Limits how much somebody calls, on this node: a minute's calls at once, then evenly (freight
 * specification, section 3).
 */
public final class CallLimit {
  private static final Duration BURST = Duration.ofMinutes(1);
  private static final int MOST_CALLERS = 100_000;

  private final Clock clock;
  private final int perMinute;
  private final Cache<Object, Account> accounts =
      Caffeine.newBuilder().maximumSize(MOST_CALLERS).executor(Runnable::run).build();

  /** Until when a caller's calls are spent; each call costs its share of a minute. */
  private static final class Account {
    private Instant spentUntil = Instant.MIN;

    synchronized Optional<Duration> spend(Instant now, Duration cost) {
      Instant from = spentUntil.isAfter(now) ? spentUntil : now;
      Duration over = Duration.between(now, from.plus(cost)).minus(BURST);
      if (over.isPositive()) {
        return Optional.of(over);
      }
      spentUntil = from.plus(cost);
      return Optional.empty();
    }
  }

  /**
   * Counts by this clock.
   *
   * @param perMinute how many calls; 0 for any number
   */
  public CallLimit(Clock clock, int perMinute) {
    this.clock = clock;
    this.perMinute = perMinute;
  }

  /**
   * Counts a call; how long the caller has to wait if it is one too many (it is not counted then).
   *
   * @param caller a user's id, an address, or whatever tells callers apart
   */
  public Optional<Duration> count(Object caller) {
    return perMinute == 0
        ? Optional.empty()
        : accounts
            .get(caller, id -> new Account())
            .spend(clock.instant(), BURST.dividedBy(perMinute));
  }
}
