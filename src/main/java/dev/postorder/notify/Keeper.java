package dev.postorder.notify;

import dev.postorder.platform.batch.Batcher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what came of deliveries, many in one commit. */
final class Keeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final int LANES = 2;
  private static final int BATCH = 128;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofMinutes(10);

  /**
   * A delivery that has ended.
   *
   * @param enough whether its host is to be left alone
   */
  record Ended(Outcome outcome, boolean enough) {
    String host() {
      return outcome.notification().host();
    }

    Result result() {
      return outcome.attempt().result();
    }
  }

  private final Channel channel;
  private final OutcomeStore store;
  private final Clock clock;
  private final Duration lease;
  private final Batcher<Ended, Boolean> batcher;

  Keeper(Jdbi jdbi, Channel channel, Clock clock, Duration lease) {
    this.channel = channel;
    this.store = new OutcomeStore(channel.code());
    this.clock = clock;
    this.lease = lease;
    this.batcher =
        new Batcher<>(
            "keep-" + channel.code(),
            LANES,
            BATCH,
            ended -> ended.outcome().notification().id(),
            ended -> jdbi.inTransaction(handle -> keep(handle, ended)));
  }

  /**
   * Returns when it is committed. While the database is away it is tried again, as long as nobody
   * else can have taken the notification over.
   */
  void keep(Ended ended) throws InterruptedException {
    long giveUp = System.nanoTime() + lease.toNanos();
    while (true) {
      try {
        batcher.submit(ended);
        return;
      } catch (RuntimeException e) {
        if (System.nanoTime() > giveUp) {
          long id = ended.outcome().notification().id();
          LOG.error("What came of notification {} is not kept; it may be sent again", id, e);
          return;
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private List<Boolean> keep(Handle handle, List<Ended> batch) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Outcome> outcomes = batch.stream().map(Ended::outcome).toList();
    List<String> well =
        batch.stream().filter(e -> e.result().answered()).map(Ended::host).distinct().toList();
    store.keep(handle, now, outcomes, well);
    channel.kept(handle, outcomes);
    ill(batch).values().forEach(ended -> rest(handle, now, ended));
    return batch.stream().map(ended -> true).toList();
  }

  /** By host, a delivery that did not answer; one that was enough, if there is one. */
  private static Map<String, Ended> ill(List<Ended> batch) {
    return batch.stream()
        .filter(ended -> ended.result() instanceof Result.Unreachable)
        .collect(
            Collectors.toMap(
                Ended::host, Function.identity(), (one, other) -> one.enough() ? one : other));
  }

  private void rest(Handle handle, Instant now, Ended ended) {
    Optional<Duration> asked =
        ended.result() instanceof Result.Unreachable away ? away.retryAfter() : Optional.empty();
    Duration least = asked.filter(d -> d.compareTo(LONGEST_REST) < 0).orElse(Duration.ZERO);
    if (asked.isPresent() && least.isZero()) {
      least = LONGEST_REST;
    }
    store.rest(handle, now, ended.host(), ended.enough(), now.plus(least), ended.result().answer());
  }

  /** Keeps what waits, then ends. */
  @Override
  public void close() {
    batcher.close();
  }
}
