package dev.postorder.event;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What waits for the carrier's transport system: orders that were queued, changes that were
 * applied, orders that were cancelled or declined. Each waits until it is acknowledged, and is told
 * at least once. What concerns one order is told in its order.
 */
public final class CarrierQueue {
  private final Jdbi jdbi;
  private final Clock clock;
  private final CallLog callLog;
  private final Events events;

  /** Reads the queue of a database. */
  public CarrierQueue(Jdbi jdbi, Clock clock, CallLog callLog, Events events) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.callLog = callLog;
    this.events = events;
  }

  /** One acknowledgement. */
  public record Acknowledgement(long id, Optional<String> reference) {}

  /** What came of one. */
  public sealed interface Acknowledged {
    /** It waits no more. */
    record Done(Event event) implements Acknowledged {}

    /** It was acknowledged before; that stays as it is. */
    record Before(Event event) implements Acknowledged {}

    /** Nothing of this id ever waited, or it is not kept any more. */
    record NotFound() implements Acknowledged {}
  }

  /**
   * Ends the waiting of what a call caused, in the caller's transaction: the transport system did
   * it itself.
   */
  public void taken(Handle handle, Call call, String consumer) {
    QueueStore.taken(handle, call.id(), consumer, now());
  }

  /**
   * What waits, the oldest first, also what somebody has taken for himself; waits for something to
   * come, at most for a time.
   *
   * @param after the id of the last one of the page before; 0 for the first
   */
  public List<Event> look(long after, int limit, Duration wait) {
    return events.waiting(
        () -> {
          events.place();
          return jdbi.withHandle(handle -> QueueStore.look(handle, after, limit));
        },
        found -> !found.isEmpty(),
        wait);
  }

  /**
   * Takes what waits for one consumer, who has it to himself for a time. Of an order that somebody
   * is at already nothing is given out.
   *
   * @param consumer who takes it
   */
  public List<Event> take(String consumer, int limit, Duration lease, Duration wait) {
    return events.waiting(
        () -> {
          events.place();
          return jdbi.inTransaction(
              handle -> {
                EventStore.lock(handle); // who takes at the same time sees what we took
                Instant now = now();
                return QueueStore.take(handle, consumer, limit, now, now.plus(lease));
              });
        },
        found -> !found.isEmpty(),
        wait);
  }

  /** Ends the waiting of some, in the caller's transaction; the results are in their order. */
  public List<Acknowledged> acknowledge(
      Handle handle, Call call, String consumer, List<Acknowledgement> acknowledgements) {
    List<Acknowledged> results = QueueStore.acknowledge(handle, consumer, now(), acknowledgements);
    long done = results.stream().filter(Acknowledged.Done.class::isInstance).count();
    callLog.trail(handle, call, Optional.of("acknowledged: " + done));
    return results;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
