package dev.postorder.event;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * The stream of what happens. Who has read up to an event has missed none before it: events get
 * their places when somebody looks, and those of transactions that were open then get later ones.
 */
public final class Events implements AutoCloseable {
  private static final int WINDOWS = 10;

  private final Jdbi jdbi;
  private final Clock clock;
  private final EventSettings settings;
  private final EventWatch watch;

  /** Reads events of a database. */
  public Events(Jdbi jdbi, Clock clock, EventSettings settings) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.settings = settings;
    this.watch = new EventWatch(this::last);
  }

  /** The place of the last event that can be seen now. */
  public long last() {
    place();
    return jdbi.withHandle(handle -> EventStore.position(handle).seq());
  }

  /** The events after a place that fit. */
  public EventPage page(EventQuery query) {
    place();
    EventStore.Position position = jdbi.withHandle(EventStore::position);
    if (query.after() > 0 && query.after() < position.gone()) {
      return new EventPage.Gone(position.gone());
    }
    long from = Math.max(query.after(), position.gone());
    List<Event> events = List.of();
    for (int i = 0; i < WINDOWS && events.isEmpty() && from < position.seq(); i++) {
      long last = Math.min(position.seq(), from + EventStore.WINDOW);
      EventQuery window = query.from(from);
      events = jdbi.withHandle(handle -> EventStore.page(handle, window, last));
      from = events.size() == query.limit() ? events.getLast().id() : last;
    }
    return new EventPage.Found(events, from, from < position.seq());
  }

  /** As above, and waits for one, at most for a time. */
  public EventPage page(EventQuery query, Duration wait) {
    return waiting(
        () -> page(query),
        page -> !(page instanceof EventPage.Found found) || !found.events().isEmpty(),
        wait);
  }

  /** Tells of new events, on a thread that must not be held up, until it is closed. */
  public Following follow(Runnable follower) {
    return watch.follow(follower);
  }

  /** Asks again at each new event until the answer will do, at most for a time. */
  <T> T waiting(Supplier<T> ask, Predicate<T> enough, Duration wait) {
    T answer = ask.get();
    if (wait.isZero() || enough.test(answer)) {
      return answer;
    }
    long end = System.nanoTime() + wait.toNanos();
    var news = new Semaphore(0);
    try (var _ = follow(news::release)) {
      while (!enough.test(answer) && watch.running()) {
        long left = end - System.nanoTime();
        if (left <= 0 || !news.tryAcquire(left, TimeUnit.NANOSECONDS)) {
          return ask.get();
        }
        news.drainPermits();
        answer = ask.get();
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return answer;
    }
  }

  /** Gives places to all events that can be seen. */
  void place() {
    boolean more = jdbi.withHandle(EventStore::unplaced);
    while (more) {
      more = jdbi.inTransaction(EventStore::place);
    }
  }

  /** Gives places and forgets what is past its time, every minute. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("events", FixedDelay.ofMinutes(1))
        .execute((instance, context) -> upkeep());
  }

  /** Does at once what {@link #task} does. */
  public void upkeep() {
    place();
    Instant before = clock.instant().minus(settings.kept());
    Instant queueBefore = clock.instant().minus(settings.queueKept());
    boolean more = true;
    while (more) {
      more = jdbi.inTransaction(handle -> EventStore.forget(handle, before, queueBefore));
    }
  }

  /** Has everybody who waits go home. */
  @Override
  public void close() {
    watch.close();
  }
}
