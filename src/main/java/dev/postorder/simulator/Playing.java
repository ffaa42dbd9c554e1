package dev.postorder.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is played.
 *
 * @param scenario its name
 * @param step how long a step is, 100 ms to 1 day
 * @param running false: orders and changes rest, and nothing goes wrong with calls
 * @param changedAt when somebody chose it; empty: it is what the configuration says
 * @param changedBy who
 */
public record Playing(
    String scenario,
    Duration step,
    boolean running,
    Optional<Instant> changedAt,
    Optional<String> changedBy) {
  /** The shortest step. */
  public static final Duration SHORTEST = Duration.ofMillis(100);

  /** The longest step. */
  public static final Duration LONGEST = Duration.ofDays(1);
}
