package dev.postorder.platform.http;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The streamed answers under way: cuts off clients that do not read, and has all end at a stop. */
final class Streams implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration ROUND = Duration.ofSeconds(5);

  private final Set<Outlet> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("http-streams").factory());
  private final Future<?> rounds =
      watch.scheduleWithFixedDelay(
          () -> open.forEach(outlet -> outlet.cutIfStuck(PATIENCE)),
          ROUND.toMillis(),
          ROUND.toMillis(),
          TimeUnit.MILLISECONDS);
  private volatile boolean ending;

  Outlet open(OutputStream out, Runnable cut) {
    var outlet = new Outlet(out, cut);
    open.add(outlet);
    if (ending) {
      outlet.end();
    }
    return outlet;
  }

  void done(Outlet outlet) {
    open.remove(outlet);
  }

  /** Has the streams end; who goes on writing is cut off when the server closes. */
  @Override
  public void close() {
    ending = true;
    open.forEach(Outlet::end);
    rounds.cancel(false);
    watch.shutdown();
  }
}
