package dev.postorder.notify;

import dev.postorder.testing.Await;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** A channel whose receivers answer as the test says, and hang until it opens their gates. */
final class ScriptedChannel implements Channel {
  private final String code;
  private final int atOnce;
  private final Map<String, Deque<Result>> answers = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
  private final List<String> begun = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, AtomicInteger> now = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> most = new ConcurrentHashMap<>();
  private volatile Consumer<Taken> preparing = taken -> {};
  private volatile Consumer<Taken> delivering = taken -> {};
  private volatile Consumer<Taken> keeping = taken -> {};

  ScriptedChannel(int atOnce) {
    this("webhook", atOnce);
  }

  ScriptedChannel(String code, int atOnce) {
    this.code = code;
    this.atOnce = atOnce;
  }

  /** A recipient gives these answers one after the other, and then takes what comes. */
  void answers(String recipient, Result... results) {
    answers.computeIfAbsent(recipient, any -> new ArrayDeque<>()).addAll(List.of(results));
  }

  /** A recipient does not answer until the latch is counted down. */
  CountDownLatch hangs(String recipient) {
    return gates.computeIfAbsent(recipient, any -> new CountDownLatch(1));
  }

  void preparing(Consumer<Taken> action) {
    preparing = action;
  }

  void delivering(Consumer<Taken> action) {
    delivering = action;
  }

  void keeping(Consumer<Taken> action) {
    keeping = action;
  }

  /** What reached its recipient, as {@code recipient#attempt}, in its order. */
  List<String> begun() {
    return List.copyOf(begun);
  }

  void awaitBegun(String... deliveries) {
    Await.satisfied(
        this::begun,
        all ->
            org.assertj.core.api.Assertions.assertThat(all).containsExactlyInAnyOrder(deliveries));
  }

  void awaitBegun(int count) {
    Await.equal(begun::size, count);
  }

  /** How many deliveries to a host went on at once. */
  int most(String host) {
    return most.get(host).get();
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public int atOnce() {
    return atOnce;
  }

  @Override
  public List<Delivery> prepare(List<Taken> batch) {
    batch.forEach(preparing);
    return batch.stream().map(taken -> (Delivery) () -> attempt(taken)).toList();
  }

  private Attempt attempt(Taken taken) {
    delivering.accept(taken);
    AtomicInteger busy = now.computeIfAbsent(taken.host(), any -> new AtomicInteger());
    most.computeIfAbsent(taken.host(), any -> new AtomicInteger())
        .accumulateAndGet(busy.incrementAndGet(), Math::max);
    begun.add(taken.recipient() + "#" + taken.attempt());
    try {
      Optional.ofNullable(gates.get(taken.recipient())).ifPresent(ScriptedChannel::pass);
      return Attempt.of(answer(taken.recipient()), Duration.ofMillis(1));
    } finally {
      busy.decrementAndGet();
    }
  }

  private static void pass(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized Result answer(String recipient) {
    Deque<Result> script = answers.getOrDefault(recipient, new ArrayDeque<>());
    return script.isEmpty() ? new Result.Sent("taken") : script.remove();
  }

  @Override
  public void kept(Handle handle, List<Outcome> outcomes) {
    outcomes.forEach(outcome -> keeping.accept(outcome.notification()));
  }

  @Override
  public void close() {
    gates.values().forEach(CountDownLatch::countDown);
  }
}
