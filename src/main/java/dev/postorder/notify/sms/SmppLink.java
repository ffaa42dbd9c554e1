package dev.postorder.notify.sms;

import dev.postorder.platform.config.Sms.Smpp;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.connection.ConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps bound to an SMS centre: from the start, because its receipts come also when nothing is
 * sent, and again when the connection is lost, with pauses that grow to a minute.
 */
final class SmppLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Smpp settings;
  private final ConnectionFactory sockets;
  private final MessageReceiverListener receiver;
  private final Duration firstPause;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition bound = lock.newCondition();
  private final Thread thread;
  private Optional<SmppBinding> binding = Optional.empty();
  private volatile String problem = "connecting";

  /** Begins to connect. */
  SmppLink(
      Smpp settings,
      ConnectionFactory sockets,
      MessageReceiverListener receiver,
      Duration firstPause) {
    this.settings = settings;
    this.sockets = sockets;
    this.receiver = receiver;
    this.firstPause = firstPause;
    this.thread = Thread.ofPlatform().daemon().name("smpp").start(this::run);
  }

  /** The binding, which is waited for a little; empty if there is none. */
  Optional<SmppBinding> binding(Duration patience) throws InterruptedException {
    long nanos = patience.toNanos();
    lock.lock();
    try {
      while (standing().isEmpty() && nanos > 0 && stop.getCount() > 0) {
        nanos = bound.awaitNanos(nanos);
      }
      return standing();
    } finally {
      lock.unlock();
    }
  }

  /** In a few words: bound, or why not. */
  String state() {
    lock.lock();
    try {
      return standing().isPresent() ? "bound" : "not bound: " + problem;
    } finally {
      lock.unlock();
    }
  }

  private Optional<SmppBinding> standing() {
    return binding.filter(SmppBinding::stands);
  }

  private void run() {
    int failures = 0;
    try {
      while (stop.getCount() > 0) {
        failures = keepBound() ? 1 : failures + 1;
        stop.await(pause(failures).toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      LOG.warn("The connection to the SMS centre is not kept any more: interrupted");
    }
  }

  /** Binds and waits until that is lost; whether it came to be. */
  private boolean keepBound() throws InterruptedException {
    try (SmppBinding opened = SmppBinding.open(settings, sockets, receiver)) {
      hold(opened);
      LOG.info("Bound to the SMS centre {}:{}", settings.host().orElse(""), settings.port());
      opened.awaitLoss();
      tell("the connection was lost");
      return true;
    } catch (IOException | RuntimeException e) {
      tell(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void hold(SmppBinding opened) {
    lock.lock();
    try {
      binding = Optional.of(opened);
      if (stop.getCount() == 0) {
        opened.close();
      }
      bound.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void tell(String why) {
    if (stop.getCount() > 0 && !why.equals(problem)) {
      LOG.warn("Not bound to the SMS centre: {}", why);
    }
    problem = why;
  }

  /** Twice as long after each failure, and up to a tenth longer by chance. */
  private Duration pause(int failures) {
    Duration doubled = firstPause.multipliedBy(1L << Math.min(failures - 1, 10));
    Duration pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    return pause.plus(Duration.ofNanos(random.nextLong(pause.toNanos() / 10 + 1)));
  }

  /** Unbinds. */
  @Override
  public void close() {
    lock.lock();
    try {
      stop.countDown();
      bound.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      binding(Duration.ZERO).ifPresent(SmppBinding::close);
      thread.join(FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
