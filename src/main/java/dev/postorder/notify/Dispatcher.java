package dev.postorder.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox of one channel: takes what is due under a lease, sends each on a virtual
 * thread of its own, a few at once to one host, and keeps what came of it. A notification is under
 * way until what came of it is committed, its lease is renewed that long, and a node has only so
 * many under way; so no more than those are sent again when it dies. It looks at once after a
 * commit on this node ({@link #wake}), and every second for what another node left or what is due
 * again. The clocks of the nodes must agree within a third of the lease.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration TICK = Duration.ofSeconds(1);

  /** After a rest, what comes right behind the first is taken with it. */
  private static final Duration GATHER = Duration.ofMillis(50);

  /** Between two looks at least, so that what is under way ends meanwhile, many together. */
  private static final Duration PACE = Duration.ofMillis(5);

  private final Channel channel;
  private final OutboxSettings settings;
  private final Clock clock;
  private final OutboxStore store;
  private final Hosts hosts;
  private final Sender sender;
  private final UnderWay underWay = new UnderWay();
  private final Wish wish = new Wish();
  private final Thread thread;
  private final ScheduledExecutorService renewals;
  private volatile boolean stopping;

  /** Prepares a dispatcher; it is closed with its channel. */
  public Dispatcher(Jdbi jdbi, Clock clock, OutboxSettings settings, Channel channel) {
    this.channel = channel;
    this.settings = settings;
    this.clock = clock;
    this.store = new OutboxStore(jdbi, channel.code());
    this.hosts = new Hosts(channel.atOnce(), settings.inFlight() / 2);
    var keeper = new Keeper(jdbi, channel, clock, settings.lease());
    this.sender = new Sender(channel, settings, clock, hosts, keeper);
    this.thread = Thread.ofPlatform().daemon().name("send-" + channel.code()).unstarted(this::run);
    this.renewals =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("hold-" + channel.code()).factory());
  }

  /** Begins to look by itself. */
  public Dispatcher start() {
    thread.start();
    long tick = TICK.toMillis();
    Future<?> _ = renewals.scheduleWithFixedDelay(this::hold, tick, tick, TimeUnit.MILLISECONDS);
    return this;
  }

  /** Says that there may be something to send; call it after the commit. Returns at once. */
  public void wake() {
    wish.make();
  }

  /** Begins to send what is due now; how many notifications were taken. */
  public int dispatch() {
    int all = 0;
    int some = take();
    while (some > 0) {
      all += some;
      some = take();
    }
    return all;
  }

  /** Sends what is due now, and returns when it is through; how many attempts there were. */
  public int drain() {
    int taken = dispatch();
    int sent = 0;
    while (taken > 0) {
      underWay.awaitNone();
      sent += taken;
      taken = dispatch();
    }
    return sent;
  }

  private int take() {
    int free = settings.inFlight() - underWay.count();
    if (stopping || free <= 0 || !channel.ready()) {
      return 0;
    }
    renew();
    Instant now = now();
    Instant leaseEnd = now.plus(settings.lease());
    List<Taken> batch = store.take(now, leaseEnd, hosts.rooms(now), channel.atOnce(), free);
    batch.forEach(
        notification -> {
          underWay.add(notification, now);
          hosts.taken(notification.host(), now);
        });
    sender.send(batch, this::through);
    return batch.size();
  }

  private void through(Taken notification) {
    boolean more = hosts.done(notification.host(), now());
    int left = underWay.remove(notification);
    if (more || left == settings.inFlight() / 2) {
      wake();
    }
  }

  private void run() {
    boolean resting = true;
    while (!stopping) {
      try {
        wish.await(TICK);
        if (resting && !stopping) {
          Thread.sleep(GATHER);
        }
        long began = System.nanoTime();
        resting = take() == 0;
        if (!resting) {
          wake();
          pause(began);
        }
      } catch (InterruptedException e) {
        LOG.warn("The sender of {} was interrupted", channel.code());
        return;
      } catch (RuntimeException | Error e) { // whatever it is: a channel must not stop for good
        LOG.error("{} cannot be sent now; tried again in a second", channel.code(), e);
      }
    }
  }

  /** As long as the look took, so that looking takes half of the time at most. */
  private static void pause(long began) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.max(PACE.toNanos(), System.nanoTime() - began));
  }

  private void hold() {
    try {
      renew();
    } catch (RuntimeException | Error e) {
      LOG.warn("Leases of {} are not renewed now: {}", channel.code(), e.getMessage());
    }
  }

  /**
   * Holds on to what is under way. Nothing is taken before this has succeeded: after an outage of
   * the database this node would take its own again.
   */
  private void renew() {
    Instant now = now();
    List<Taken> held = underWay.since(now.minus(settings.lease().dividedBy(3)));
    if (!held.isEmpty()) {
      store.renew(now.plus(settings.lease()), held);
      underWay.renewed(held, now);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Finishes what is being sent, puts back what is not, and ends. */
  @Override
  public void close() {
    stopping = true;
    sender.stop();
    wake();
    try {
      if (thread.isAlive()) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sender.close();
    renewals.shutdownNow();
    channel.close();
  }
}
