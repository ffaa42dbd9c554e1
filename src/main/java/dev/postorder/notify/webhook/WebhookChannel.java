package dev.postorder.notify.webhook;

import dev.postorder.notify.Channel;
import dev.postorder.platform.outgoing.OutgoingHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts events, each on a thread of its own: a few at once to one host, and never a second event of
 * an order to a subscription before the first is through. A host that is slow holds up its own
 * events only: it is not taken from again until it has answered what was taken.
 */
public final class WebhookChannel implements Channel {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookChannel.class);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final int TO_ONE_HOST = 4;
  private static final int AT_ONCE = 200;

  private final EventStore store;
  private final Clock clock;
  private final OutgoingHttp http;
  private final WebhookSecrets secrets;
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Integer> busy = new HashMap<>();

  /** Over a database; the client stays the caller's, and its timeout has to be below the lease. */
  public WebhookChannel(Jdbi jdbi, Clock clock, OutgoingHttp http, WebhookSecrets secrets) {
    this.store = new EventStore(jdbi);
    this.clock = clock;
    this.http = http;
    this.secrets = secrets;
  }

  @Override
  public String name() {
    return "webhooks";
  }

  /** Begins to send; what is under way when it returns goes on. */
  @Override
  public int sendDue(BooleanSupplier goOn, Runnable again) {
    int taken = 0;
    while (goOn.getAsBoolean()) {
      Instant now = clock.instant();
      List<DueEvent> due = take(now);
      if (due.isEmpty()) {
        break;
      }
      taken += due.size();
      due.forEach(event -> senders.execute(() -> send(event, now, again)));
    }
    return taken;
  }

  private List<DueEvent> take(Instant now) {
    Set<String> hosts;
    int free;
    synchronized (busy) {
      hosts = Set.copyOf(busy.keySet());
      free = AT_ONCE - busy.values().stream().mapToInt(Integer::intValue).sum();
    }
    if (free <= 0) {
      return List.of();
    }
    List<DueEvent> due = store.take(now, now.plus(LEASE), hosts, TO_ONE_HOST, free);
    synchronized (busy) {
      due.forEach(event -> busy.merge(host(event), 1, Integer::sum));
    }
    return due;
  }

  private void send(DueEvent event, Instant began, Runnable again) {
    try {
      store.keep(event, result(event), began, clock.instant());
    } catch (RuntimeException e) {
      LOG.error("Event {} is tried again when its lease has run out", event.id(), e);
    } finally {
      if (free(host(event))) {
        again.run();
      }
    }
  }

  private EventResult result(DueEvent event) {
    if (event.url().isEmpty() || event.secretId().isEmpty()) {
      return EventResult.dropped(clock.instant(), "the subscription is deleted");
    }
    if (!event.enabled()) {
      return EventResult.dropped(clock.instant(), "the subscription is off");
    }
    if (!event.visible()) {
      return EventResult.dropped(clock.instant(), "its user may not see the order any more");
    }
    var message = EventMessage.of(event, event.secretId().get(), secrets, clock.instant());
    long started = System.nanoTime();
    var exchange = http.post(URI.create(event.url().get()), message.headers(), message.body());
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    return EventResult.of(exchange, event.attempt(), took, clock.instant());
  }

  private static String host(DueEvent event) {
    return event.host().orElse("");
  }

  /** Whether the host has nothing under way any more, so that it can be taken from again. */
  private boolean free(String host) {
    synchronized (busy) {
      return busy.computeIfPresent(host, (name, count) -> count > 1 ? count - 1 : null) == null;
    }
  }

  @Override
  public void close() {
    senders.close();
  }
}
