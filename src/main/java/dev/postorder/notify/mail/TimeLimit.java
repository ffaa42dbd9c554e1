package dev.postorder.notify.mail;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends what a virtual thread does on sockets when it takes too long: an interrupt closes the socket
 * that it waits for. After {@link #close} the thread is as it was.
 */
final class TimeLimit implements AutoCloseable {
  private final Thread bounded = Thread.currentThread();
  private final CountDownLatch over = new CountDownLatch(1);
  private boolean passed;

  private TimeLimit() {}

  /** Limits what the current thread does until this is closed. */
  static TimeLimit of(Duration limit) {
    var running = new TimeLimit();
    Thread.ofVirtual().name("time-limit").start(() -> running.watch(limit));
    return running;
  }

  private void watch(Duration limit) {
    try {
      if (!over.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        end();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void end() {
    if (over.getCount() > 0) {
      passed = true;
      bounded.interrupt();
    }
  }

  /** Whether it has passed. */
  synchronized boolean passed() {
    return passed;
  }

  @Override
  public synchronized void close() {
    over.countDown();
    if (passed) {
      Thread.interrupted();
    }
  }
}
