package dev.postorder.notify;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends letters in batches. It takes them under a lease, so that no other node sends them too and
 * the ones of a node that died are taken over.
 */
public final class LetterChannel implements Channel {
  private static final Logger LOG = LoggerFactory.getLogger(LetterChannel.class);
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final SendingStore store;
  private final LetterWriter writer;
  private final Optional<Transport> transport;
  private final RetrySchedule retries;
  private final Clock clock;

  /**
   * Over a database.
   *
   * @param publicUrl where links in letters lead; asked for at the first sending
   */
  public LetterChannel(
      Jdbi jdbi, Clock clock, Mail mail, TrackLinks links, Supplier<URI> publicUrl) {
    this.store = new SendingStore(jdbi);
    this.writer = new LetterWriter(links, publicUrl);
    this.transport = mail.transport();
    this.retries = new RetrySchedule(RandomGenerator.getDefault());
    this.clock = clock;
  }

  @Override
  public String name() {
    return "notifications";
  }

  @Override
  public int sendDue(BooleanSupplier goOn, Runnable again) {
    return transport.map(via -> sendDue(via, goOn)).orElse(0);
  }

  private int sendDue(Transport via, BooleanSupplier goOn) {
    int taken = 0;
    int batch;
    do {
      batch = sendBatch(via);
      taken += batch;
    } while (batch == via.batch() && goOn.getAsBoolean());
    return taken;
  }

  private int sendBatch(Transport via) {
    Instant now = clock.instant();
    Instant leaseEnd = now.plus(LEASE);
    List<Outgoing> taken = store.take(now, leaseEnd, via.batch());
    if (taken.isEmpty()) {
      return 0;
    }
    var results = new ArrayList<SendResult>(taken.size());
    var rendered = new ArrayList<Outgoing>(taken.size());
    var letters = new ArrayList<Letter>(taken.size());
    for (Outgoing one : taken) {
      try {
        letters.add(writer.write(one));
        rendered.add(one);
      } catch (RuntimeException e) {
        LOG.error("A letter cannot be rendered: notification {}", one.id(), e);
        var failed = new Delivery.Failed(Duration.ZERO, "cannot be rendered", false);
        results.add(SendResult.of(one, Optional.empty(), failed, retries, now));
      }
    }
    List<Delivery> deliveries = via.deliver(letters, now.plus(LEASE.dividedBy(2)));
    Instant done = clock.instant();
    for (int i = 0; i < rendered.size(); i++) {
      Optional<Letter> letter = Optional.of(letters.get(i));
      results.add(SendResult.of(rendered.get(i), letter, deliveries.get(i), retries, done));
    }
    store.keep(done, results);
    return taken.size();
  }

  @Override
  public void close() {
    // Nothing is under way between two calls.
  }
}
