package dev.postorder.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * All that happened to an order, for the back office. Each kind is read by the order's own index,
 * as many entries as a page may need; calls and what their rows tell of actors and sessions are
 * there as long as the call log keeps them.
 */
public final class Timeline {
  private final Jdbi jdbi;
  private final Set<String> documents;

  /**
   * Reads from this database.
   *
   * @param documents the messages of the calls that fetch documents
   */
  public Timeline(Jdbi jdbi, Set<String> documents) {
    this.jdbi = jdbi;
    this.documents = Set.copyOf(documents);
  }

  /**
   * A page of an order's timeline.
   *
   * @param kinds what is told of; empty for all
   * @param after the last entry of the page before
   */
  public TimelinePage page(
      long customerId, int requestId, Set<Kind> kinds, Optional<Position> after, int limit) {
    return jdbi.withHandle(
        handle -> {
          var store = new TimelineStore(handle, customerId, requestId, after, limit + 1, documents);
          var found = new ArrayList<Entry>();
          for (Kind kind : Kind.values()) {
            if (kinds.isEmpty() || kinds.contains(kind)) {
              found.addAll(store.read(kind));
            }
          }
          found.sort(Comparator.comparing(Entry::position, Position.NEWEST_FIRST));
          boolean more = found.size() > limit;
          List<Entry> page = more ? found.subList(0, limit) : found;
          return new TimelinePage(
              CallerStore.named(handle, page),
              more ? Optional.of(page.getLast().position()) : Optional.empty());
        });
  }
}
