package dev.postorder.command;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Keeps a server until the process is told to end (Ctrl-C, SIGTERM), then closes it in order. */
final class Lifetime {
  private final Object turn = new Object();
  private Optional<Running> running = Optional.empty();

  private Lifetime() {}

  /**
   * Starts a server, and waits for the end of the process, whose exit code is then 0: an orderly
   * stop is a success, whichever signal asked for it. Returns only when the start fails.
   */
  static void of(Supplier<Running> start) throws InterruptedException {
    var lifetime = new Lifetime();
    Runtime.getRuntime().addShutdownHook(new Thread(lifetime::end, "stop"));
    lifetime.begin(start);
    new CountDownLatch(1).await();
  }

  private void begin(Supplier<Running> start) {
    synchronized (turn) { // a signal that comes during the start waits for its end
      running = Optional.of(start.get());
    }
  }

  private void end() {
    synchronized (turn) {
      if (running.isPresent()) {
        running.get().close();
        Runtime.getRuntime().halt(0);
      }
    }
  }
}
