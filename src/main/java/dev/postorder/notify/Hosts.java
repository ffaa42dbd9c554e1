package dev.postorder.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * What this node has under way to each host, and how well the hosts answer. Of a host as many
 * notifications are taken as are sent to it at once, and one more for each quick answer, so that a
 * quick host never waits for the database, and slow ones do not fill up what a node may have under
 * way. A host that does not answer ten times in a row is left alone for a while (a circuit
 * breaker).
 */
final class Hosts {
  /** The first rest of a host; later ones are longer, which the database keeps. */
  static final Duration REST = Duration.ofSeconds(30);

  private static final Duration LONGEST_REST = Duration.ofMinutes(10);
  private static final int ENOUGH = 10;
  private static final Duration QUICK = Duration.ofMillis(250);
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final int atOnce;
  private final int most;
  private final Map<String, Host> hosts = new HashMap<>();

  /**
   * Knows no host yet.
   *
   * @param atOnce how many are sent to one host at once
   * @param most how many are taken of one host at most
   */
  Hosts(int atOnce, int most) {
    this.atOnce = atOnce;
    this.most = Math.max(atOnce, most);
  }

  /**
   * How many may be taken of a host.
   *
   * @param busy whether some are under way already
   */
  record Room(String host, int free, boolean busy) {}

  private static final class Host {
    private final Semaphore lines;
    private int taken;
    private int window;
    private int failures;
    private Instant restsUntil = Instant.MIN;
    private Instant seen;

    Host(int lines, Instant now) {
      this.lines = new Semaphore(lines, true);
      this.window = lines;
      this.seen = now;
    }
  }

  /** The hosts that are known; of any other {@code atOnce} may be taken. */
  synchronized List<Room> rooms(Instant now) {
    Instant old = now.minus(REMEMBERED);
    hosts
        .values()
        .removeIf(
            host -> host.taken == 0 && host.seen.isBefore(old) && host.restsUntil.isBefore(now));
    return hosts.entrySet().stream()
        .map(
            host ->
                new Room(
                    host.getKey(),
                    Math.max(0, host.getValue().window - host.getValue().taken),
                    host.getValue().taken > 0))
        .toList();
  }

  /** A rest that a host asked for, as far as it gets one. */
  static Duration atMost(Duration asked) {
    return asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST;
  }

  /** One more was taken. */
  synchronized void taken(String name, Instant now) {
    hosts.computeIfAbsent(name, any -> new Host(atOnce, now)).taken++;
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
    return now.isBefore(host(name).restsUntil);
  }

  /** Takes note of an attempt; whether the host is to be left alone, as this node has seen it. */
  synchronized boolean enough(String name, Attempt attempt, Instant now) {
    Host host = host(name);
    if (attempt.result().answered()) {
      host.failures = 0;
      host.restsUntil = Instant.MIN;
      host.window = attempt.took().compareTo(QUICK) < 0 ? Math.min(most, host.window + 1) : atOnce;
      return false;
    }
    if (!(attempt.result() instanceof Result.Unreachable away)) {
      return false;
    }
    host.failures = away.retryAfter().isPresent() ? ENOUGH : host.failures + 1;
    host.window = atOnce;
    boolean enough = host.failures >= ENOUGH;
    if (enough) {
      host.restsUntil = now.plus(away.retryAfter().map(Hosts::atMost).orElse(REST));
    }
    return enough;
  }

  /** One is through; whether it is time to take more of this host. */
  synchronized boolean done(String name, Instant now) {
    Host host = host(name);
    host.taken--;
    host.seen = now;
    return host.taken == 0 || host.taken == host.window / 2;
  }
}
