package dev.postorder.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a notification that could not be delivered is tried again; after the last time it has
 * failed.
 *
 * @param pauses after the first attempt, the second …
 */
public record RetrySchedule(List<Duration> pauses, RandomGenerator random) {
  /** How long to wait after the given attempt, up to a tenth longer by chance. */
  Optional<Duration> after(int attempt) {
    if (attempt > pauses.size()) {
      return Optional.empty();
    }
    long pause = pauses.get(attempt - 1).toMillis();
    return Optional.of(Duration.ofMillis(pause + random.nextLong(Math.max(1, pause / 10))));
  }
}
