package dev.postorder.timeline;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened to an order.
 *
 * @param actor who did it: {@code user:<login>}, {@code operator:<name>}, {@code api_key:<name>}, a
 *     rule of the server, or empty where nothing is known
 * @param call the call that did it
 * @param message the call's method, as long as the call log has it
 * @param trail the name of its session in the call log
 */
public record Entry(
    Position position,
    Optional<String> actor,
    Optional<UUID> call,
    Optional<String> message,
    Optional<String> trail,
    What what) {

  /** When it happened. */
  public Instant at() {
    return position.at();
  }

  /** What it tells of. */
  public Kind kind() {
    return position.kind();
  }
}
