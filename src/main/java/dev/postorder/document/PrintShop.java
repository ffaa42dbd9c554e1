package dev.postorder.document;

import dev.postorder.platform.pages.Pages;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Prints papers on a few threads of its own, so that calls which need no paper never wait for a
 * processor that prints one. Fonts and classes are loaded by the first print.
 */
public final class PrintShop implements AutoCloseable {
  /** What to tell those for whom there is no room. */
  public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private static final int WAITING = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ThreadPoolExecutor presses;

  /** With one thread for every two processors. */
  public PrintShop() {
    this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), WAITING);
  }

  /** With that many threads, and room for that many papers that wait. */
  PrintShop(int threads, int waiting) {
    presses =
        new ThreadPoolExecutor(
            threads,
            threads,
            60,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            Thread.ofPlatform().name("print-", 0).daemon().factory());
    presses.allowCoreThreadTimeOut(true);
  }

  /** The PDF of a paper; empty when too many wait already or it takes too long. */
  public Optional<byte[]> print(Paper paper) {
    Future<byte[]> printed;
    try {
      printed =
          presses.submit(
              () -> Printer.print(Pages.render("document/paper.jte", paper), paper.asOf()));
    } catch (RejectedExecutionException e) {
      return Optional.empty();
    }
    try {
      return Optional.of(printed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      printed.cancel(true);
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("paper " + paper.number() + " cannot be printed", e);
    } catch (InterruptedException e) {
      printed.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Prints what waits, then ends the threads. */
  @Override
  public void close() {
    presses.close();
  }
}
