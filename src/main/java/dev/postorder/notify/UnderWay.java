package dev.postorder.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The notifications that this node holds, each since when. */
final class UnderWay {
  private record Held(Taken notification, Instant since) {}

  private final Map<Long, Held> held = new HashMap<>();

  synchronized void add(Taken notification, Instant now) {
    held.put(notification.id(), new Held(notification, now));
  }

  /** How many are left. */
  synchronized int remove(Taken notification) {
    held.remove(notification.id());
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

  /** Those whose lease was given or renewed longer ago than this; it counts from now on again. */
  synchronized List<Taken> toRenew(Instant now, Duration age) {
    List<Taken> old =
        held.values().stream()
            .filter(one -> one.since().plus(age).isBefore(now))
            .map(Held::notification)
            .toList();
    old.forEach(notification -> add(notification, now));
    return old;
  }
}
