package dev.postorder.event;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which events are asked for.
 *
 * @param after the id of the last one that is known; 0 for the oldest that is kept
 * @param types those of all types when empty
 * @param customer those of all customers when empty
 */
public record EventQuery(long after, Set<EventType> types, Optional<UUID> customer, int limit) {
  /** The same from another place on. */
  public EventQuery from(long place) {
    return new EventQuery(place, types, customer, limit);
  }
}
