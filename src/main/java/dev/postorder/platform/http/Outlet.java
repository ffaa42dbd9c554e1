package dev.postorder.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where a streamed body goes. A write blocks while the client does not read, so that nothing piles
 * up in memory; a client that takes nothing for half a minute is cut off.
 */
public final class Outlet extends OutputStream {
  private static final long NOT_WRITING = 0;

  private final OutputStream out;
  private final Runnable cut;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private long written;
  private boolean woken;
  private boolean gone;
  private volatile boolean ending;
  private volatile long writingSince = NOT_WRITING;

  Outlet(OutputStream out, Runnable cut) {
    this.out = out;
    this.cut = cut;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    send(() -> out.write(bytes, offset, length));
    written += length;
  }

  /** Sends what was written to the client now. */
  @Override
  public void flush() throws IOException {
    send(out::flush);
  }

  @Override
  public void close() throws IOException {
    send(out::close);
  }

  /** How many bytes of body were written, before any compression. */
  public long written() {
    return written;
  }

  /** The server is about to stop; a body without an end of its own should end now. */
  public boolean ending() {
    return ending;
  }

  /**
   * Waits until {@link #wake}, at most for a time; does not wait when it was woken since the last
   * pause.
   *
   * @return false when the body should end: the server is about to stop
   */
  public boolean pause(Duration most) {
    long left = most.toNanos();
    lock.lock();
    try {
      while (!woken && !ending && left > 0) {
        left = news.awaitNanos(left);
      }
      woken = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
    return !ending;
  }

  /** Ends a pause early; any thread may call it. */
  public void wake() {
    lock.lock();
    try {
      woken = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Has the body end soon. */
  void end() {
    ending = true;
    wake();
  }

  /** Cuts the connection if one write has lasted longer than this. */
  void cutIfStuck(Duration most) {
    long since = writingSince;
    if (since != NOT_WRITING && System.nanoTime() - since > most.toNanos()) {
      cut.run();
    }
  }

  /** Nobody reads. */
  void abandon() {
    gone = true;
  }

  private void send(Action action) throws IOException {
    if (gone) {
      throw new ClientGone("the client has gone");
    }
    long now = System.nanoTime();
    writingSince = now == NOT_WRITING ? 1 : now;
    try {
      action.run();
    } catch (IOException | RuntimeException e) {
      gone = true;
      throw new ClientGone("the client has gone: " + e.getMessage());
    } finally {
      writingSince = NOT_WRITING;
    }
  }

  @FunctionalInterface
  private interface Action {
    void run() throws IOException;
  }
}
