package dev.postorder.event;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for new events while somebody waits for one, five times a second, whichever node wrote
 * them: a NOTIFY in the transaction of each change would have all commits wait for each other.
 */
final class EventWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventWatch.class);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final LongSupplier look;
  private final Set<Runnable> followers = ConcurrentHashMap.newKeySet();
  private final Semaphore work = new Semaphore(0);
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final Thread thread;

  /**
   * Starts to watch when somebody follows.
   *
   * @param look the place of the last event
   */
  EventWatch(LongSupplier look) {
    this.look = look;
    this.thread = Thread.ofPlatform().daemon().name("events").start(this::run);
  }

  /** Tells of new events until it is closed; also once at the end, when the server stops. */
  Following follow(Runnable follower) {
    followers.add(follower);
    work.release();
    return () -> followers.remove(follower);
  }

  boolean running() {
    return running.get();
  }

  private void run() {
    long last = -1;
    try {
      while (running.get()) {
        if (followers.isEmpty()) {
          work.acquire();
        }
        work.drainPermits();
        long now = looked(last);
        if (now != last) {
          last = now;
          followers.forEach(Runnable::run);
        }
        if (work.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          last = -1; // a new follower may have missed what came before he followed
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long looked(long last) {
    try {
      return look.getAsLong();
    } catch (RuntimeException e) {
      LOG.warn("New events cannot be looked for now: {}", e.getMessage());
      return last;
    }
  }

  @Override
  public void close() {
    running.set(false);
    work.release();
    followers.forEach(Runnable::run);
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
