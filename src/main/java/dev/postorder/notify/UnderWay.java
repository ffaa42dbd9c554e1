package dev.postorder.notify;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The notifications that this node holds, each with the time of its lease. */
final class UnderWay {
  private record Held(Taken notification, Instant since) {}

  private final Map<Long, Held> held = new HashMap<>();

  synchronized void add(Taken notification, Instant now) {
    held.put(notification.id(), new Held(notification, now));
  }

  /** How many are left. */
  synchronized int remove(Taken notification) {
    held.computeIfPresent(
        notification.id(),
        (id, one) -> one.notification().attempt() == notification.attempt() ? null : one);
    notifyAll();
    return held.size();
  }

  synchronized int count() {
    return held.size();
  }

  synchronized void awaitNone() {
    try {
      while (!held.isEmpty()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Those whose lease was given or renewed before this. */
  synchronized List<Taken> since(Instant before) {
    return held.values().stream()
        .filter(one -> one.since().isBefore(before))
        .map(Held::notification)
        .toList();
  }

  /** Their leases count from now on again. */
  synchronized void renewed(Collection<Taken> those, Instant now) {
    those.forEach(
        notification ->
            held.computeIfPresent(
                notification.id(), (id, one) -> new Held(one.notification(), now)));
  }
}
