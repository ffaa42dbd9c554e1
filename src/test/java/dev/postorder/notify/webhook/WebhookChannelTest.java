package dev.postorder.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.postorder.notify.Dispatcher;
import dev.postorder.order.OrderState;
import dev.postorder.testing.Await;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.Receiver;
import dev.postorder.testing.SettableClock;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sending, against real HTTP servers. */
final class WebhookChannelTest {
  private final WebhookSending sending = new WebhookSending();
  private final Capabilities to = sending.to;
  private final SettableClock clock = sending.clock;
  private final Receiver receiver = sending.receiver;
  private final long customer = sending.customer;
  private final long user = sending.user;
  private final Dispatcher dispatcher = sending.node();

  @AfterEach
  void close() throws Exception {
    sending.close();
  }

  @Test
  void anEventArrivesSignedAsStandardWebhooksHasIt() throws Exception {
    var webhook = to.subscribe(user, receiver.url("/hook?key=1"));
    int order = to.create(customer, true, "Москва, Тверская, 1").requestId();
    assertThat(dispatcher.dispatch()).isEqualTo(1);
    Await.equal(sending::states, List.of("sent"));

    Receiver.Hook hook = receiver.hooks().getFirst();
    assertThat(hook.path()).isEqualTo("/hook");
    assertThat(hook.headers().get("content-type")).startsWith("application/json");
    String number = to.one("select order_number from orders", String.class);
    assertThat(hook.json().get("data").toString())
        .isEqualTo(
            "{\"requestID\":%d,\"orderID\":\"%s\",\"state\":\"processing\"}"
                .formatted(order, number));
    assertThat(hook.type()).isEqualTo("order.state.processing");
    assertThat(Instant.parse(hook.json().path("timestamp").asString()))
        .isBeforeOrEqualTo(Instant.now());
    assertThat(hook.headers().get("webhook-id"))
        .isEqualTo(
            "msg_"
                + to.one(
                    "select message_id from notification where channel = 'webhook'", String.class));
    String secret = to.webhooks.secret(user, webhook.id()).orElseThrow();
    verify(secret, hook);
    assertThat(to.all("select answer from delivery_attempt"))
        .containsExactly("HTTP 200 status 200");
    assertThat(to.all("select recipient from notification where channel = 'webhook'"))
        .containsExactly(receiver.url("/hook"));
  }

  private static void verify(String secret, Receiver.Hook hook) throws Exception {
    Map<String, List<String>> headers =
        hook.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    new Webhook(secret).verify(hook.body(), HttpHeaders.of(headers, (name, value) -> true));
  }

  @Test
  void itIsTriedAgainBySchedule_andThenTheSubscriptionIsOff() {
    to.subscribe(user, receiver.url("/broken"));
    receiver.answers("/broken", 503);
    int order = to.create(customer, true, "Москва, Тверская, 1").requestId();
    attempt(1);
    for (Duration pause : List.of(Duration.ofMinutes(1), Duration.ofMinutes(20))) {
      clock.advance(pause.minusSeconds(1));
      assertThat(dispatcher.dispatch()).isZero();
      clock.advance(Duration.ofSeconds(1));
      attempt(receiver.hooks().size() + 1);
      assertThat(webhookStates()).containsExactly("enabled");
    }
    to.move(order, OrderState.PICKUP);
    clock.advance(Duration.ofHours(3));
    assertThat(dispatcher.dispatch()).isPositive();
    Await.equal(this::webhookStates, List.of("disabled"));
    assertThat(receiver.hooks()).hasSize(4);
    assertThat(receiver.hooks().stream().map(hook -> hook.headers().get("webhook-id")).distinct())
        .hasSize(1);
    assertThat(to.all("select off_because from webhook")).containsExactly("HTTP 503 status 503");

    dispatcher.dispatch();
    Await.equal(sending::states, List.of("failed", "dropped"));
    assertThat(to.all("select answer from delivery_attempt order by notification_id desc limit 1"))
        .containsExactly("the subscription is off");
    to.move(order, OrderState.RECEIVED);
    assertThat(sending.states()).hasSize(2);
    assertThat(receiver.hooks()).hasSize(4);
  }

  private void attempt(int number) {
    assertThat(dispatcher.dispatch()).isEqualTo(1);
    Await.equal(() -> to.one("select count(*) from delivery_attempt", Integer.class), number);
    assertThat(sending.states()).containsExactly("queued");
  }

  @Test
  void aSubscriptionThatIsEnabledAgainIsToldOfWhatHappensFromThenOn() {
    var webhook = to.subscribe(user, receiver.url("/gone"));
    receiver.answers("/gone", 410);
    int order = to.create(customer, true, "Москва, Тверская, 1").requestId();
    dispatcher.dispatch();
    Await.equal(this::webhookStates, List.of("disabled"));
    assertThat(sending.states()).containsExactly("failed");
    to.move(order, OrderState.PICKUP);

    receiver.answers("/gone", 204);
    var on =
        new WebhookWish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(true));
    to.jdbi.useTransaction(
        handle ->
            to.webhooks.update(
                handle, to.call("v1/webhooks/update", user), user, webhook.id(), on));
    to.move(order, OrderState.RECEIVED);
    dispatcher.dispatch();
    Await.equal(
        () -> receiver.types("/gone"), List.of("order.state.processing", "order.state.received"));
  }

  @Test
  void aRedirectIsNotFollowed() {
    to.subscribe(user, receiver.url("/moved"));
    receiver.answers("/moved", 307);
    to.create(customer, true, "Москва, Тверская, 1");
    dispatcher.dispatch();
    Await.equal(
        () -> to.all("select answer from delivery_attempt"), List.of("HTTP 307 status 307"));
    assertThat(receiver.hooks()).hasSize(1);
  }

  @Test
  void eventsOfAnOrderKeepTheirOrder_alsoAfterAFailure() {
    to.subscribe(user, receiver.url("/hook"));
    receiver.answers("/hook", 500);
    int order = to.create(customer, true, "Москва, Тверская, 1").requestId();
    int other = to.create(customer, true, "Москва, Тверская, 1").requestId();
    to.move(order, OrderState.PICKUP, OrderState.RECEIVED, OrderState.INWAY);
    assertThat(dispatcher.dispatch()).isEqualTo(2);
    Await.equal(() -> to.one("select count(*) from delivery_attempt", Integer.class), 2);
    receiver.answers("/hook", 200);
    to.move(other, OrderState.PICKUP);
    clock.advance(Duration.ofMinutes(1));
    Await.satisfied(
        () -> {
          dispatcher.dispatch();
          return sending.states();
        },
        states -> assertThat(states).containsOnly("sent"));
    assertThat(
            receiver.hooks().stream()
                .filter(hook -> hook.json().at("/data/requestID").asInt() == order)
                .map(Receiver.Hook::type))
        .containsExactly(
            "order.state.processing",
            "order.state.processing",
            "order.state.pickup",
            "order.state.received",
            "order.state.inway");
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsAFailedAttempt() {
    to.subscribe(user, receiver.url("/hangs"));
    receiver.hangs("/hangs");
    to.create(customer, true, "Москва, Тверская, 1");
    dispatcher.dispatch();
    Await.equal(
        () -> to.all("select answer from delivery_attempt"), List.of("no answer within 3 s"));
    assertThat(sending.states()).containsExactly("queued");
  }

  @Test
  void whoMayNotSeeTheOrderAnyMoreIsToldNothing() {
    to.subscribe(user, receiver.url("/hook"));
    to.create(customer, true, "Москва, Тверская, 1");
    to.jdbi.useHandle(handle -> to.directory.grant(handle, user, customer, 1));
    dispatcher.dispatch();
    Await.equal(sending::states, List.of("dropped"));
    assertThat(to.all("select answer from delivery_attempt"))
        .containsExactly("the subscription may not be told of the order any more");
    to.create(customer, true, "Москва, Тверская, 1");
    assertThat(sending.states()).hasSize(1);
    assertThat(receiver.hooks()).isEmpty();
  }

  private List<String> webhookStates() {
    return to.all("select state from webhook order by id");
  }
}
