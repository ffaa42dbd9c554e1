package dev.postorder.calllog;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes closed calls behind, ten times a second, up to 500 in a statement. What comes while the
 * queue is full is dropped, counted and said in the log.
 */
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int QUEUE = 20_000;
  private static final int QUEUE_BYTES = 32 << 20;
  private static final int BATCH = 500;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final CallLogStore store;
  private final Function<Entry, ClosedCall> row;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
  private final List<Entry> batch = new ArrayList<>(BATCH);
  private final Queue<Call> jobs = new ConcurrentLinkedQueue<>();
  private final List<Call> counted = new ArrayList<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private long said;
  private boolean again;

  Writer(CallLogStore store, Function<Entry, ClosedCall> row) {
    this.store = store;
    this.row = row;
    this.thread = Thread.ofPlatform().daemon().name("call-log").start(this::run);
  }

  /** Takes a call; returns at once. */
  void add(Entry entry) {
    int weight = entry.weight();
    if (bytes.addAndGet(weight) > QUEUE_BYTES || !queue.offer(entry)) {
      bytes.addAndGet(-weight);
      dropped.incrementAndGet();
    }
  }

  /** Counts the call of a job, whose row its own transaction wrote: jobs have nothing to close. */
  void count(Call job) {
    jobs.add(job);
  }

  /** How many calls were dropped since the start. */
  long dropped() {
    return dropped.get();
  }

  /** Writes all that waits; returns early when the database cannot be reached. */
  synchronized void flush() {
    boolean more = true;
    while (more) {
      if (batch.isEmpty()) {
        queue.drainTo(batch, BATCH);
      }
      for (Call job = jobs.poll(); job != null; job = jobs.poll()) {
        counted.add(job);
      }
      more = !(batch.isEmpty() && counted.isEmpty()) && written();
    }
  }

  /** Writes what waits and ends the thread. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        flush();
        sayDropped();
      }
    } catch (InterruptedException e) {
      LOG.warn("The call log's writer was interrupted");
    }
    flush();
    sayDropped();
    if (!queue.isEmpty() || !batch.isEmpty()) {
      LOG.warn("{} calls could not be written to the call log", queue.size() + batch.size());
    }
  }

  /** Whether there may be more to write now. */
  private boolean written() {
    try {
      store.insert(batch.stream().map(row).toList(), counted);
    } catch (JdbiException e) {
      boolean refused = e.getCause() instanceof SQLException cause && refused(cause);
      if (!refused) {
        LOG.warn("The call log cannot be written now and waits: {}", e.getMessage());
        return false;
      }
      if (!again) {
        again = true; // perhaps the partition of the day was being made
        return true;
      }
      oneByOne();
    } catch (RuntimeException e) {
      LOG.error("{} calls are lost to the call log", batch.size(), e);
      dropped.addAndGet(batch.size());
    }
    again = false;
    forget();
    return true;
  }

  /** One row that the database will not take must not take its neighbours along. */
  private void oneByOne() {
    for (Entry entry : batch) {
      try {
        store.insert(List.of(row.apply(entry)), List.of());
      } catch (JdbiException e) {
        dropped.incrementAndGet();
        LOG.error("A call is lost to the call log: {}", entry.exchange().call().id(), e);
      }
    }
  }

  private static boolean refused(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  private void forget() {
    batch.forEach(entry -> bytes.addAndGet(-entry.weight()));
    batch.clear();
    counted.clear();
  }

  private void sayDropped() {
    long now = dropped.get();
    if (now > said) {
      LOG.warn("The call log is behind: {} calls were not kept", now - said);
      said = now;
    }
  }
}
