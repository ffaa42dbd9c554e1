package dev.postorder.notify;

import dev.postorder.platform.batch.Batcher;
import dev.postorder.platform.batch.BusyException;
import dev.postorder.platform.database.Outage;
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

  private final Jdbi jdbi;
  private final Channel channel;
  private final OutcomeStore store;
  private final Clock clock;
  private final Duration lease;
  private final Batcher<Ended, Boolean> batcher;
  private volatile boolean stopping;

  Keeper(Jdbi jdbi, Channel channel, Clock clock, Duration lease) {
    this.jdbi = jdbi;
    this.channel = channel;
    this.store = new OutcomeStore(channel.code());
    this.clock = clock;
    this.lease = lease;
    this.batcher =
        new Batcher<>(
            "keep-" + channel.code(),
            LANES,
            BATCH,
            Keeper::id,
            ended -> jdbi.inTransaction(handle -> keep(handle, ended)));
  }

  /**
   * Returns when it is committed. While the database is away it is tried again: the row is held as
   * long as its lease is renewed, and a node that took it over is not disturbed.
   */
  void keep(Ended ended) throws InterruptedException {
    long began = System.nanoTime();
    while (!kept(ended)) {
      if (stopping && System.nanoTime() - began > lease.toNanos()) {
        LOG.error("What came of notification {} is not kept; it is sent again", id(ended));
        return;
      }
      Thread.sleep(PAUSE);
    }
  }

  private boolean kept(Ended ended) {
    try {
      batcher.submit(ended);
      return true;
    } catch (BusyException e) {
      return false;
    } catch (RuntimeException e) {
      return !Outage.causes(e) && keptAlone(ended);
    }
  }

  /**
   * What fails of itself fails no neighbour; and what was sent must not be sent for ever because
   * its channel cannot keep what it wants to.
   */
  private boolean keptAlone(Ended ended) {
    try {
      jdbi.useTransaction(handle -> keep(handle, List.of(ended)));
      return true;
    } catch (RuntimeException e) {
      if (!Outage.causes(e)
          && jdbi.withHandle(handle -> OutcomeStore.gone(handle, ended.outcome()))) {
        LOG.info("Notification {} is gone; what came of it is not kept", id(ended));
        return true;
      }
      LOG.error("Not all that came of notification {} can be kept", id(ended), e);
      return keptBare(ended);
    }
  }

  private boolean keptBare(Ended ended) {
    List<Outcome> outcome = List.of(ended.outcome());
    try {
      jdbi.useTransaction(handle -> store.keep(handle, now(), outcome, List.of()));
      return true;
    } catch (RuntimeException e) {
      LOG.error("What came of notification {} cannot be kept", id(ended), e);
      return !Outage.causes(e);
    }
  }

  private static long id(Ended ended) {
    return ended.outcome().notification().id();
  }

  private List<Boolean> keep(Handle handle, List<Ended> batch) {
    Instant now = now();
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
    Optional<Instant> asked =
        ended.result() instanceof Result.Unreachable away
            ? away.retryAfter().map(pause -> now.plus(Hosts.atMost(pause)))
            : Optional.empty();
    store.rest(handle, now, ended.host(), ended.enough(), asked, ended.result().answer());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** The server stops: what cannot be kept within the lease is given up. */
  void stop() {
    stopping = true;
  }

  /** Keeps what waits, then ends. */
  @Override
  public void close() {
    batcher.close();
  }
}
