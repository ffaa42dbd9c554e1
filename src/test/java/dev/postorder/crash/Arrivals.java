package dev.postorder.crash;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the receivers saw, by what is the same in every delivery of one notification. */
final class Arrivals {
  /**
   * What was seen of one notification.
   *
   * @param deliveries all that came, answered or not
   * @param accepted those that were answered with yes
   */
  record Seen(int deliveries, int accepted) {
    private Seen plus(Seen other) {
      return new Seen(deliveries + other.deliveries, accepted + other.accepted);
    }
  }

  private final Map<String, Seen> seen = new ConcurrentHashMap<>();
  private final AtomicInteger accepted = new AtomicInteger();

  /** Before it is answered: what is not written down must not have been answered. */
  void came(String id, boolean accepts) {
    Seen before = seen.merge(id, new Seen(1, accepts ? 1 : 0), Seen::plus);
    if (accepts && before.accepted() == 1) {
      accepted.incrementAndGet();
    }
  }

  /** How many notifications were accepted at least once. */
  int accepted() {
    return accepted.get();
  }

  Map<String, Seen> all() {
    return Map.copyOf(seen);
  }
}
