package dev.postorder.notify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How the outbox is emptied.
 *
 * @param lease how long a node holds what it is sending unless it says again that it does
 * @param inFlight how many of one channel a node has under way at most
 * @param schedules when to try again, by {@code notification.schedule}
 */
public record OutboxSettings(Duration lease, int inFlight, Map<String, RetrySchedule> schedules) {

  /** One that this build does not know, as a newer node may have written it, is tried once. */
  RetrySchedule schedule(String name) {
    return Optional.ofNullable(schedules.get(name))
        .orElseGet(() -> new RetrySchedule(List.of(), RandomGenerator.getDefault()));
  }
}
