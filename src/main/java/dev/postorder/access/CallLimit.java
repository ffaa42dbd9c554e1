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

    synchronized Quota spend(Instant now, Duration cost) {
      Instant from = spentUntil.isAfter(now) ? spentUntil : now;
      Duration over = Duration.between(now, from.plus(cost)).minus(BURST);
      if (over.isPositive()) {
        return new Quota(Optional.of(over), 0, Duration.between(now, from));
      }
      spentUntil = from.plus(cost);
      Duration spent = Duration.between(now, spentUntil);
      return new Quota(Optional.empty(), BURST.minus(spent).dividedBy(cost), spent);
    }
  }

  /**
   * What a caller has left.
   *
   * @param pause how long until there is a call again, where this one was one too many
   * @param remaining how many calls may be made at once
   * @param full after what time all of them may be
   */
  public record Quota(Optional<Duration> pause, long remaining, Duration full) {}

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
    return take(caller).flatMap(Quota::pause);
  }

  /** Counts a call in the same way, and tells all that is known; empty where nothing is limited. */
  public Optional<Quota> take(Object caller) {
    return perMinute == 0
        ? Optional.empty()
        : Optional.of(
            accounts
                .get(caller, id -> new Account())
                .spend(clock.instant(), BURST.dividedBy(perMinute)));
  }
}
