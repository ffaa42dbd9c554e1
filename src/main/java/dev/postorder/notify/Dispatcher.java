package dev.postorder.notify;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends queued notifications: at once after a commit on this node ({@link #wake}), and every second
 * by a scheduled task. It takes them under a lease, so that no other node sends them too and the
 * ones of a node that died are taken over.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration GATHER = Duration.ofMillis(50);

  private final SendingStore store;
  private final LetterWriter writer;
  private final Optional<Transport> transport;
  private final RetrySchedule retries;
  private final Clock clock;
  private final ReentrantLock dispatching = new ReentrantLock();
  private final Semaphore wishes = new Semaphore(0);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Starts the thread that is woken.
   *
   * @param publicUrl where links in letters lead; asked for at the first sending
   */
  public Dispatcher(Jdbi jdbi, Clock clock, Mail mail, TrackLinks links, Supplier<URI> publicUrl) {
    this.store = new SendingStore(jdbi);
    this.writer = new LetterWriter(links, publicUrl);
    this.transport = mail.transport();
    this.retries = new RetrySchedule(RandomGenerator.getDefault());
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("notify").start(this::run);
  }

  /** Says that there may be something to send; call it after the commit. Returns at once. */
  public void wake() {
    wishes.release();
  }

  /** Sends every second what another node left or what is due again. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("send-notifications", FixedDelay.ofSeconds(1))
        .execute((instance, context) -> dispatch());
  }

  /**
   * Sends what is due now.
   *
   * @return how many notifications were taken; 0 also when this node is sending already
   */
  public int dispatch() {
    if (transport.isEmpty() || !dispatching.tryLock()) {
      return 0;
    }
    try {
      int taken = 0;
      int batch;
      do {
        batch = sendBatch(transport.get());
        taken += batch;
      } while (batch == transport.get().batch() && stop.getCount() > 0);
      return taken;
    } finally {
      dispatching.unlock();
    }
  }

  /** Finishes the letters under way and ends. */
  @Override
  public void close() {
    stop.countDown();
    wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (stop.getCount() > 0) {
        wishes.acquire();
        if (!stop.await(GATHER.toMillis(), TimeUnit.MILLISECONDS)) {
          wishes.drainPermits();
          dispatchCalmly();
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("The sender of notifications was interrupted");
    }
  }

  private void dispatchCalmly() {
    try {
      dispatch();
    } catch (RuntimeException e) {
      LOG.error("Notifications cannot be sent now; they are tried again in a second", e);
    }
  }

  private int sendBatch(Transport via) {
    Instant now = clock.instant();
    Instant leaseEnd = now.plus(LEASE);
    List<Outgoing> taken = store.take(now, leaseEnd, via.batch());
    if (taken.isEmpty()) {
      return 0;
    }
    var results = new ArrayList<SendResult>(taken.size());
    var rendered = new ArrayList<Outgoing>(taken.size());
    var letters = new ArrayList<Letter>(taken.size());
    for (Outgoing one : taken) {
      try {
        letters.add(writer.write(one));
        rendered.add(one);
      } catch (RuntimeException e) {
        LOG.error("A letter cannot be rendered: notification {}", one.id(), e);
        var failed = new Delivery.Failed(Duration.ZERO, "cannot be rendered", false);
        results.add(SendResult.of(one, Optional.empty(), failed, retries, now));
      }
    }
    List<Delivery> deliveries = via.deliver(letters, now.plus(LEASE.dividedBy(2)));
    Instant done = clock.instant();
    for (int i = 0; i < rendered.size(); i++) {
      Optional<Letter> letter = Optional.of(letters.get(i));
      results.add(SendResult.of(rendered.get(i), letter, deliveries.get(i), retries, done));
    }
    store.keep(done, results);
    return taken.size();
  }
}
