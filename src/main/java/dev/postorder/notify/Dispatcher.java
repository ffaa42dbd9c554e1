package dev.postorder.notify;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives one channel: at once after a commit on this node ({@link #wake}), and every second by a
 * scheduled task, for what another node left or what is due again. Each channel has its own, so
 * that a slow one is in nobody's way.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration GATHER = Duration.ofMillis(50);

  private final Channel channel;
  private final ReentrantLock dispatching = new ReentrantLock();
  private final Semaphore wishes = new Semaphore(0);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  /** Starts the thread that is woken. The channel is closed with the dispatcher. */
  public Dispatcher(Channel channel) {
    this.channel = channel;
    this.thread = Thread.ofPlatform().daemon().name(channel.name()).start(this::run);
  }

  /** Says that there may be something to send; call it after the commit. Returns at once. */
  public void wake() {
    wishes.release();
  }

  /** Sends every second what another node left or what is due again. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("send-" + channel.name(), FixedDelay.ofSeconds(1))
        .execute((instance, context) -> dispatch());
  }

  /**
   * Sends what is due now.
   *
   * @return how many notifications were taken; 0 also when this node is sending already
   */
  public int dispatch() {
    if (!dispatching.tryLock()) {
      return 0;
    }
    try {
      return channel.sendDue(this::goesOn, this::wake);
    } finally {
      dispatching.unlock();
    }
  }

  /** Finishes what is under way and ends. */
  @Override
  public void close() {
    stop.countDown();
    wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    channel.close();
  }

  private boolean goesOn() {
    return stop.getCount() > 0;
  }

  private void run() {
    try {
      while (goesOn()) {
        wishes.acquire();
        if (!stop.await(GATHER.toMillis(), TimeUnit.MILLISECONDS)) {
          wishes.drainPermits();
          dispatchCalmly();
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("The sender of {} was interrupted", channel.name());
    }
  }

  private void dispatchCalmly() {
    try {
      dispatch();
    } catch (RuntimeException e) {
      LOG.error("{} cannot be sent now; they are tried again in a second", channel.name(), e);
    }
  }
}
