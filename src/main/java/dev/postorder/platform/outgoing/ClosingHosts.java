package dev.postorder.platform.outgoing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hosts that closed a connection that they had said they keep (RFC 9112, section 9.3). For a while
 * each call to them gets a connection of its own, or every other call would be lost.
 */
final class ClosingHosts {
  private static final long REMEMBERED = Duration.ofMinutes(10).toNanos();
  private static final int MOST = 1000;

  private final Map<String, Long> since =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  /** One has just closed a connection without an answer. */
  synchronized void add(String host) {
    since.remove(host);
    since.put(host, System.nanoTime());
  }

  /** Whether it is better not to keep its connections. */
  synchronized boolean contains(String host) {
    Long at = since.get(host);
    if (at != null && System.nanoTime() - at > REMEMBERED) {
      since.remove(host);
      return false;
    }
    return at != null;
  }
}
