package dev.postorder.platform.batch;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One thread of a {@link Batcher} and the commands that wait for it. */
final class Lane<C, R> {
  private static final int CAPACITY = 4096;

  /** SQLSTATE classes: data, constraint, rollback (deadlock), limit. */
  private static final Set<String> REFUSALS = Set.of("22", "23", "40", "54");

  private record Waiting<C, R>(Object key, C command, CompletableFuture<R> answer) {}

  private final BlockingQueue<Waiting<C, R>> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final Deque<Waiting<C, R>> held = new ArrayDeque<>();
  private final Function<List<C>, List<R>> work;
  private final int maxBatch;
  private final Thread thread;
  private volatile boolean closing;

  Lane(String name, int maxBatch, Function<List<C>, List<R>> work) {
    this.maxBatch = maxBatch;
    this.work = work;
    this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  R submit(Object key, C command) {
    var waiting = new Waiting<C, R>(key, command, new CompletableFuture<>());
    if (closing || !queue.offer(waiting)) {
      throw new BusyException(closing ? "the server is stopping" : "too many calls wait");
    }
    try {
      return waiting.answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closing) {
      try {
        if (held.isEmpty()) {
          Waiting<C, R> first = queue.poll(50, TimeUnit.MILLISECONDS);
          if (first == null) {
            continue;
          }
          held.add(first);
        }
      } catch (InterruptedException e) {
        break;
      }
      carry();
    }
    while (!(held.isEmpty() && queue.isEmpty())) {
      carry();
    }
  }

  private void carry() {
    queue.drainTo(held, Math.max(0, 4 * maxBatch - held.size()));
    List<Waiting<C, R>> batch = next();
    try {
      List<R> results = work.apply(commands(batch));
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer.complete(results.get(i));
      }
    } catch (RuntimeException | Error e) {
      if (batch.size() > 1 && rolledBack(e)) {
        batch.forEach(this::alone);
      } else {
        batch.forEach(waiting -> waiting.answer.completeExceptionally(e));
      }
    }
  }

  /**
   * Whether the database itself refused the batch, so that nothing of it stands. After a broken
   * connection nobody knows, and running it again might do it twice.
   */
  private static boolean rolledBack(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return REFUSALS.contains(sql.getSQLState().substring(0, 2));
      }
    }
    return false;
  }

  /**
   * The commands to carry now; of several with one key the first, the others stay in their order.
   */
  private List<Waiting<C, R>> next() {
    var batch = new ArrayList<Waiting<C, R>>();
    var keys = new HashSet<>();
    var rest = new ArrayDeque<Waiting<C, R>>();
    for (Waiting<C, R> waiting : held) {
      if (batch.size() < maxBatch && keys.add(waiting.key)) {
        batch.add(waiting);
      } else {
        rest.add(waiting);
      }
    }
    held.clear();
    held.addAll(rest);
    return batch;
  }

  private void alone(Waiting<C, R> waiting) {
    try {
      waiting.answer.complete(work.apply(List.of(waiting.command)).getFirst());
    } catch (RuntimeException | Error e) {
      waiting.answer.completeExceptionally(e);
    }
  }

  private List<C> commands(List<Waiting<C, R>> batch) {
    return batch.stream().map(Waiting::command).toList();
  }
}
