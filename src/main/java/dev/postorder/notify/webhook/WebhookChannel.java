package dev.postorder.notify.webhook;

import dev.postorder.notify.Attempt;
import dev.postorder.notify.Channel;
import dev.postorder.notify.Delivery;
import dev.postorder.notify.Outcome;
import dev.postorder.notify.Result;
import dev.postorder.notify.Taken;
import dev.postorder.platform.outgoing.Exchange;
import dev.postorder.platform.outgoing.OutgoingHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Posts events to the URLs of subscriptions. */
public final class WebhookChannel implements Channel {
  private static final String FREIGHT = "freight";

  private final Jdbi jdbi;
  private final Clock clock;
  private final OutgoingHttp http;
  private final WebhookSecrets secrets;

  /** Over a database; the client stays the caller's. */
  public WebhookChannel(Jdbi jdbi, Clock clock, OutgoingHttp http, WebhookSecrets secrets) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.http = http;
    this.secrets = secrets;
  }

  @Override
  public String code() {
    return "webhook";
  }

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public int atOnce() {
    return http.perHost();
  }

  /** Whether its user may see the order was asked when it was formed, and is asked again. */
  @Override
  public List<Delivery> prepare(List<Taken> batch) {
    Map<Long, Subscription> found =
        jdbi.withHandle(handle -> SubscriptionStore.find(handle, batch, clock.instant()));
    return batch.stream()
        .map(event -> delivery(event, Optional.ofNullable(found.get(event.id()))))
        .toList();
  }

  private Delivery delivery(Taken event, Optional<Subscription> to) {
    if (to.isEmpty()) {
      return dropped("the subscription is deleted");
    }
    if (!to.get().enabled()) {
      return dropped("the subscription is off");
    }
    return to.get().told()
        ? () -> post(event, to.get())
        : dropped("the subscription may not be told of the order any more");
  }

  private static Delivery dropped(String why) {
    return () -> Attempt.of(new Result.Dropped(why), Duration.ZERO);
  }

  private Attempt post(Taken event, Subscription to) {
    var message = EventMessage.of(event);
    Map<String, String> headers = message.headers(to.signing(), secrets, clock.instant());
    long start = System.nanoTime();
    Exchange exchange = http.post(URI.create(to.url()), headers, message.body());
    return Attempt.of(HttpAnswer.result(exchange), Duration.ofNanos(System.nanoTime() - start));
  }

  /** 410 ends a subscription, and so does the end of the schedule on the freight face. */
  @Override
  public void kept(Handle handle, List<Outcome> outcomes) {
    LastAnswerStore.keep(handle, outcomes, clock.instant());
    for (Outcome outcome : outcomes) {
      Result result = outcome.attempt().result();
      boolean over =
          outcome.notification().schedule().equals(FREIGHT) && outcome.verdict().exhausted(result);
      if (over || result instanceof Result.Gone) {
        SubscriptionStore.switchOff(
            handle, outcome, clock.instant().minus(outcome.attempt().took()));
      }
    }
  }

  @Override
  public void close() {
    // The client is the caller's.
  }
}
