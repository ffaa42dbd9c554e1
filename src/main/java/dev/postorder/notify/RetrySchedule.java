package dev.postorder.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a letter that could not be delivered is tried again; after the last time it has failed. */
final class RetrySchedule {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(24));

  private final RandomGenerator random;

  RetrySchedule(RandomGenerator random) {
    this.random = random;
  }

  /** How long to wait after the given attempt, up to a tenth longer by chance. */
  Optional<Duration> after(int attempt) {
    if (attempt > PAUSES.size()) {
      return Optional.empty();
    }
    long pause = PAUSES.get(attempt - 1).toMillis();
    return Optional.of(Duration.ofMillis(pause + random.nextLong(pause / 10)));
  }
}
