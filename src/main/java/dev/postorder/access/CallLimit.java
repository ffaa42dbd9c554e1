package dev.postorder.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Limits how much a user calls, on this node: a minute's calls at once, then evenly (freight
 * specification, section 3; off unless configured).
 */
final class CallLimit {
  private static final Duration BURST = Duration.ofMinutes(1);
  private static final int MOST_USERS = 100_000;

  private final Clock clock;
  private final int perMinute;
  private final Cache<Long, Account> accounts =
      Caffeine.newBuilder().maximumSize(MOST_USERS).executor(Runnable::run).build();

  /** Until when a user's calls are spent; each call costs its share of a minute. */
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

  CallLimit(Clock clock, int perMinute) {
    this.clock = clock;
    this.perMinute = perMinute;
  }

  /**
   * Counts a call; how long the user has to wait if it is one too many (it is not counted then).
   */
  Optional<Duration> count(long userId) {
    return perMinute == 0
        ? Optional.empty()
        : accounts
            .get(userId, id -> new Account())
            .spend(clock.instant(), BURST.dividedBy(perMinute));
  }
}
