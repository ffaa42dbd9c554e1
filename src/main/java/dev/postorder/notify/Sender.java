package dev.postorder.notify;

import dev.postorder.platform.database.Outage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries taken notifications: each on a virtual thread, until what came of it is kept. */
final class Sender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Channel channel;
  private final OutboxSettings settings;
  private final Clock clock;
  private final Hosts hosts;
  private final Keeper keeper;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean stopping;

  Sender(Channel channel, OutboxSettings settings, Clock clock, Hosts hosts, Keeper keeper) {
    this.channel = channel;
    this.settings = settings;
    this.clock = clock;
    this.hosts = hosts;
    this.keeper = keeper;
  }

  /** Returns at once; each one that is through is told of. */
  void send(List<Taken> batch, Consumer<Taken> through) {
    List<Delivery> deliveries = prepare(batch);
    for (int i = 0; i < batch.size(); i++) {
      Taken notification = batch.get(i);
      Delivery delivery = deliveries.get(i);
      threads.execute(
          () -> {
            try {
              carry(notification, delivery);
            } finally {
              through.accept(notification);
            }
          });
    }
  }

  /** One that cannot be prepared fails alone. */
  private List<Delivery> prepare(List<Taken> batch) {
    try {
      return channel.prepare(batch);
    } catch (RuntimeException | Error e) {
      if (Outage.causes(e)) {
        LOG.warn("{} cannot be prepared now: {}", channel.code(), e.getMessage());
        return batch.stream().map(one -> ended(new Result.NotTried("not now", PAUSE))).toList();
      }
      if (batch.size() == 1) {
        LOG.error("Notification {} cannot be prepared", batch.getFirst().id(), e);
        return List.of(ended(new Result.Refused("cannot be prepared")));
      }
      return batch.stream().map(one -> prepare(List.of(one)).getFirst()).toList();
    }
  }

  private static Delivery ended(Result result) {
    return () -> Attempt.of(result, Duration.ZERO);
  }

  private void carry(Taken notification, Delivery delivery) {
    try {
      RetrySchedule schedule = settings.schedule(notification.schedule());
      Attempt attempt = attempt(notification, delivery);
      Instant now = now();
      boolean enough = hosts.enough(notification.host(), attempt, now);
      Verdict verdict = Verdict.of(attempt.result(), notification, schedule, now);
      keeper.keep(new Keeper.Ended(new Outcome(notification, attempt, verdict), enough));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Attempt attempt(Taken notification, Delivery delivery) throws InterruptedException {
    hosts.enter(notification.host());
    try {
      if (stopping) {
        return Attempt.of(new Result.NotTried("stopping", Duration.ZERO), Duration.ZERO);
      }
      if (hosts.rests(notification.host(), now())) {
        return Attempt.of(new Result.NotTried("the host rests", PAUSE), Duration.ZERO);
      }
      return delivery.attempt();
    } catch (RuntimeException | Error e) { // else it would be taken again for ever
      LOG.error("Notification {} cannot be sent", notification.id(), e);
      return Attempt.of(new Result.Refused("cannot be sent"), Duration.ZERO);
    } finally {
      hosts.leave(notification.host());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** What has not begun is put back from now on. */
  void stop() {
    stopping = true;
    keeper.stop();
  }

  /** Returns when what has begun is through. */
  @Override
  public void close() {
    threads.close();
    keeper.close();
  }
}
