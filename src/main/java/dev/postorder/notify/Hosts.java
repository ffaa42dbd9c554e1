package dev.postorder.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * What this node has under way to each host, and how well the hosts answer: one that did not ten
 * times in a row is left alone for a while (a circuit breaker).
 */
final class Hosts {
  /** The first rest of a host; later ones are longer, which the database keeps. */
  static final Duration REST = Duration.ofSeconds(30);

  private static final int ENOUGH = 10;

  private final int atOnce;
  private final Map<String, Host> hosts = new HashMap<>();

  Hosts(int atOnce) {
    this.atOnce = atOnce;
  }

  private static final class Host {
    private final Semaphore lines;
    private int taken;
    private int failures;
    private Optional<Instant> restsUntil = Optional.empty();

    Host(int lines) {
      this.lines = new Semaphore(lines, true);
    }
  }

  /** How many more may be taken of each host that is busy, where so many are taken at most. */
  synchronized Map<String, Integer> free(int each) {
    var free = new HashMap<String, Integer>();
    hosts.forEach(
        (name, host) -> {
          if (host.taken > 0) {
            free.put(name, Math.max(0, each - host.taken));
          }
        });
    return free;
  }

  /** One more was taken. */
  synchronized void taken(String name) {
    hosts.computeIfAbsent(name, any -> new Host(atOnce)).taken++;
  }

  /** Waits for a line to the host; it has to be given back by {@link #leave}. */
  void enter(String name) throws InterruptedException {
    lines(name).acquire();
  }

  /** Gives the line back. */
  void leave(String name) {
    lines(name).release();
  }

  private synchronized Semaphore lines(String name) {
    return host(name).lines;
  }

  private Host host(String name) {
    return Optional.ofNullable(hosts.get(name)).orElseThrow();
  }

  /** Whether it was found not to answer, and is left alone now. */
  synchronized boolean rests(String name, Instant now) {
    return host(name).restsUntil.filter(now::isBefore).isPresent();
  }

  /**
   * Takes note of an answer; whether the host is to be left alone, as far as this node has seen.
   */
  synchronized boolean enough(String name, Result result, Instant now) {
    Host host = host(name);
    if (result.answered()) {
      host.failures = 0;
    } else if (result instanceof Result.Unreachable away) {
      host.failures = away.retryAfter().isPresent() ? ENOUGH : host.failures + 1;
    }
    boolean enough = host.failures >= ENOUGH;
    host.restsUntil = enough ? Optional.of(now.plus(REST)) : Optional.empty();
    return enough;
  }

  /** One is through, and so many are left; a host that has none and is well is forgotten. */
  synchronized int done(String name) {
    Host host = host(name);
    host.taken--;
    if (host.taken == 0 && host.failures == 0) {
      hosts.remove(name);
    }
    return host.taken;
  }
}
