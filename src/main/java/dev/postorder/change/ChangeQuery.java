package dev.postorder.change;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which change requests are asked for; what is empty does not narrow them.
 *
 * @param order the orderID (13 digits) or the requestID
 * @param from filed then or later
 * @param until filed before
 * @param after the last id of the page before; 0 for the first page
 */
public record ChangeQuery(
    Optional<ChangeStatus> status,
    Optional<ChangeType> type,
    Optional<UUID> customer,
    Optional<String> order,
    Optional<Instant> from,
    Optional<Instant> until,
    long after,
    int limit) {

  /** The first changes of all that are not decided yet. */
  public static ChangeQuery open(int limit) {
    return new ChangeQuery(
        Optional.of(ChangeStatus.IN_PROGRESS),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        limit);
  }
}
