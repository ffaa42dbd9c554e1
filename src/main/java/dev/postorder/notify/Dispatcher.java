package dev.postorder.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox of one channel: takes what is due under a lease, sends each on a virtual
 * thread of its own, a few at once to one host, and keeps what came of it. A notification is under
 * way until what came of it is committed, and a node has only so many under way; so no more than
 * those are sent again when it dies. It looks at once after a commit on this node ({@link #wake}),
 * and every second for what another node left or what is due again.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration GATHER = Duration.ofMillis(50);

  /** Of one host, so many times what is sent to it at once is taken ahead. */
  private static final int AHEAD = 4;

  private final Channel channel;
  private final OutboxSettings settings;
  private final Clock clock;
  private final OutboxStore store;
  private final Keeper keeper;
  private final Hosts hosts;
  private final UnderWay underWay = new UnderWay();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wished = lock.newCondition();
  private boolean wish;
  private volatile boolean stopping;

  /** Prepares a dispatcher; it is closed with its channel. */
  public Dispatcher(Jdbi jdbi, Clock clock, OutboxSettings settings, Channel channel) {
    this.channel = channel;
    this.settings = settings;
    this.clock = clock;
    this.store = new OutboxStore(jdbi, channel.code());
    this.keeper = new Keeper(jdbi, channel, clock, settings.lease());
    this.hosts = new Hosts(channel.atOnce());
    this.thread = Thread.ofPlatform().daemon().name("send-" + channel.code()).unstarted(this::run);
  }

  /** Begins to look by itself. */
  public Dispatcher start() {
    thread.start();
    return this;
  }

  /** Says that there may be something to send; call it after the commit. Returns at once. */
  public void wake() {
    lock.lock();
    try {
      wish = true;
      wished.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Begins to send what is due now; how many notifications were taken. */
  public int dispatch() {
    int taken = 0;
    List<Taken> batch = take();
    while (!batch.isEmpty()) {
      begin(batch);
      taken += batch.size();
      batch = take();
    }
    return taken;
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

  private List<Taken> take() {
    int free = settings.inFlight() - underWay.count();
    if (stopping || free <= 0 || !channel.ready()) {
      return List.of();
    }
    int each = ahead();
    Instant now = now();
    List<Taken> batch = store.take(now, now.plus(settings.lease()), hosts.free(each), each, free);
    batch.forEach(
        notification -> {
          underWay.add(notification, now);
          hosts.taken(notification.host());
        });
    return batch;
  }

  private int ahead() {
    return channel.atOnce() * AHEAD;
  }

  private void begin(List<Taken> batch) {
    List<Delivery> deliveries = prepare(batch);
    for (int i = 0; i < batch.size(); i++) {
      Taken notification = batch.get(i);
      Delivery delivery = deliveries.get(i);
      senders.execute(() -> carry(notification, delivery));
    }
  }

  private List<Delivery> prepare(List<Taken> batch) {
    try {
      return channel.prepare(batch);
    } catch (RuntimeException e) {
      LOG.error("{} cannot be prepared to be sent", channel.code(), e);
      var notTried = new Result.NotTried("cannot be prepared", TICK);
      Delivery none = () -> Attempt.of(notTried, Duration.ZERO);
      return batch.stream().map(notification -> none).toList();
    }
  }

  private void carry(Taken notification, Delivery delivery) {
    try {
      Attempt attempt = attempt(notification, delivery);
      Instant now = now();
      boolean enough = hosts.enough(notification.host(), attempt.result(), now);
      RetrySchedule schedule = settings.schedule(notification.schedule());
      Verdict verdict = Verdict.of(attempt.result(), notification, schedule, now);
      keeper.keep(new Keeper.Ended(new Outcome(notification, attempt, verdict), enough));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      int ofHost = hosts.done(notification.host());
      int ofAll = underWay.remove(notification);
      if (ofHost == 0 || ofHost == ahead() / 2 || ofAll == settings.inFlight() / 2) {
        wake();
      }
    }
  }

  private Attempt attempt(Taken notification, Delivery delivery) throws InterruptedException {
    hosts.enter(notification.host());
    try {
      if (stopping) {
        return Attempt.of(new Result.NotTried("stopping", Duration.ZERO), Duration.ZERO);
      }
      if (hosts.rests(notification.host(), now())) {
        return Attempt.of(new Result.NotTried("the host rests", TICK), Duration.ZERO);
      }
      return delivery.attempt();
    } catch (RuntimeException e) {
      LOG.error("Notification {} cannot be sent", notification.id(), e);
      return Attempt.of(new Result.Refused("cannot be sent"), Duration.ZERO);
    } finally {
      hosts.leave(notification.host());
    }
  }

  private void run() {
    while (!stopping) {
      try {
        awaitWish();
        renew();
        dispatch();
      } catch (InterruptedException e) {
        LOG.warn("The sender of {} was interrupted", channel.code());
        return;
      } catch (RuntimeException e) {
        LOG.error("{} cannot be sent now; tried again in a second", channel.code(), e);
      }
    }
  }

  /** A wish waits a moment for others, a tick does not. */
  private void awaitWish() throws InterruptedException {
    lock.lock();
    try {
      long left = TICK.toNanos();
      while (!wish && left > 0) {
        left = wished.awaitNanos(left);
      }
      wish = false;
    } finally {
      lock.unlock();
    }
    if (!stopping && underWay.count() == 0) {
      Thread.sleep(GATHER);
    }
  }

  private void renew() {
    Instant now = now();
    List<Taken> held = underWay.toRenew(now, settings.lease().dividedBy(3));
    if (!held.isEmpty()) {
      store.renew(now.plus(settings.lease()), held);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Finishes what is being sent, puts back what is not, and ends. */
  @Override
  public void close() {
    stopping = true;
    wake();
    try {
      if (thread.isAlive()) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    senders.close();
    keeper.close();
    channel.close();
  }
}
