package dev.postorder.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.postorder.notify.Dispatcher;
import dev.postorder.order.OrderState;
import dev.postorder.platform.outgoing.OutgoingHttp;
import dev.postorder.testing.Await;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.Receiver;
import dev.postorder.testing.SettableClock;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sending, against real HTTP servers. */
final class WebhookChannelTest {
  private final Capabilities to = new Capabilities();
  private final SettableClock clock = new SettableClock(Instant.now().plusSeconds(120));
  private final Receiver receiver = new Receiver();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final long customer = to.customer();
  private final long user = to.user(2, customer);
  private Dispatcher dispatcher;

  @BeforeEach
  void start() throws Exception {
    dispatcher = node();
  }

  @AfterEach
  void close() throws Exception {
    receiver.close();
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
    to.close();
  }

  private Dispatcher node() throws Exception {
    var http = new OutgoingHttp(to.outgoing, SSLContext.getDefault());
    open.add(http);
    var node = to.dispatcher(clock, new WebhookChannel(to.jdbi, clock, http, to.secrets));
    open.add(node);
    return node;
  }

  @Test
  void anEventArrivesSignedAsStandardWebhooksHasIt() throws Exception {
    var webhook = to.subscribe(user, receiver.url("/hook?key=1"));
    int order = to.create(customer, true, "Москва, Тверская, 1").requestId();
    assertThat(dispatcher.dispatch()).isEqualTo(1);
    Await.equal(this::states, List.of("sent"));

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
    Await.equal(this::states, List.of("failed", "dropped"));
    assertThat(to.all("select answer from delivery_attempt order by notification_id desc limit 1"))
        .containsExactly("the subscription is off");
    to.move(order, OrderState.RECEIVED);
    assertThat(states()).hasSize(2);
    assertThat(receiver.hooks()).hasSize(4);
  }

  private void attempt(int number) {
    assertThat(dispatcher.dispatch()).isEqualTo(1);
    Await.equal(() -> to.one("select count(*) from delivery_attempt", Integer.class), number);
    assertThat(states()).containsExactly("queued");
  }

  @Test
  void aSubscriptionThatIsEnabledAgainIsToldOfWhatHappensFromThenOn() {
    var webhook = to.subscribe(user, receiver.url("/gone"));
    receiver.answers("/gone", 410);
    int order = to.create(customer, true, "Москва, Тверская, 1").requestId();
    dispatcher.dispatch();
    Await.equal(this::webhookStates, List.of("disabled"));
    assertThat(states()).containsExactly("failed");
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
          return states();
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
  void aHostThatHangsHoldsUpNoOther_andGetsAFewAtOnce() {
    try (Receiver slow = new Receiver("127.0.0.2")) {
      CountDownLatch gate = slow.hangs("/slow");
      to.subscribe(user, slow.url("/slow"));
      for (int i = 0; i < 10; i++) {
        to.create(customer, true, "Москва, Тверская, 1");
      }
      dispatcher.dispatch();
      Await.equal(() -> slow.hooks().size(), 4);
      to.subscribe(user, receiver.url("/quick"));
      to.create(customer, true, "Москва, Тверская, 1");
      dispatcher.dispatch();
      Await.equal(() -> receiver.hooks().size(), 1);
      assertThat(slow.hooks()).hasSize(4);
      gate.countDown();
      Await.satisfied(
          () -> {
            dispatcher.dispatch();
            return slow.hooks();
          },
          hooks -> assertThat(hooks).hasSize(11));
      assertThat(slow.mostAtOnce()).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void aHostThatDoesNotAnswerTenTimesIsLeftAlone_andTriedByOneThen() throws Exception {
    Receiver gone = new Receiver();
    gone.close();
    to.subscribe(user, "http://127.0.0.1:" + gone.port() + "/hook");
    for (int i = 0; i < 30; i++) {
      to.create(customer, true, "Москва, Тверская, 1");
    }
    dispatcher.drain();
    int tried = to.one("select count(*) from delivery_attempt", Integer.class);
    assertThat(tried).isBetween(10, 16);
    assertThat(to.all("select answer from delivery_attempt")).allMatch(a -> a.contains("refused"));
    assertThat(to.all("select openings from delivery_host")).containsExactly("1");

    clock.advance(Duration.ofSeconds(29));
    assertThat(dispatcher.dispatch()).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(dispatcher.dispatch()).isEqualTo(1);
    Await.equal(() -> to.all("select openings from delivery_host"), List.of("2"));
    clock.advance(Duration.ofSeconds(59));
    assertThat(dispatcher.dispatch()).isZero();

    clock.advance(Duration.ofHours(3));
    try (Receiver back = new Receiver("127.0.0.1", gone.port())) {
      Await.satisfied(
          () -> {
            dispatcher.drain();
            return states();
          },
          states -> assertThat(states).containsOnly("sent"));
      assertThat(back.hooks()).hasSize(30);
      assertThat(to.all("select openings from delivery_host")).isEmpty();
    }
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsAFailedAttempt() {
    to.subscribe(user, receiver.url("/hangs"));
    receiver.hangs("/hangs");
    to.create(customer, true, "Москва, Тверская, 1");
    dispatcher.dispatch();
    Await.equal(
        () -> to.all("select answer from delivery_attempt"), List.of("no answer within 3 s"));
    assertThat(states()).containsExactly("queued");
  }

  @Test
  void whoMayNotSeeTheOrderAnyMoreIsToldNothing() {
    to.subscribe(user, receiver.url("/hook"));
    to.create(customer, true, "Москва, Тверская, 1");
    to.jdbi.useHandle(handle -> to.directory.grant(handle, user, customer, 1));
    dispatcher.dispatch();
    Await.equal(this::states, List.of("dropped"));
    assertThat(to.all("select answer from delivery_attempt"))
        .containsExactly("the subscription may not be told of the order any more");
    to.create(customer, true, "Москва, Тверская, 1");
    assertThat(states()).hasSize(1);
    assertThat(receiver.hooks()).isEmpty();
  }

  @Test
  void whatANodeLeftBehindIsTakenOverWhenItsLeaseHasRunOut() throws Exception {
    to.subscribe(user, receiver.url("/hook"));
    to.create(customer, true, "Москва, Тверская, 1");
    to.jdbi.useHandle(
        handle ->
            handle.execute(
                "update notification set state = 'sending', attempts = 1, next_attempt_at = ?",
                clock.instant().plus(Duration.ofMinutes(2))));
    assertThat(node().dispatch()).isZero();
    clock.advance(Duration.ofSeconds(121));
    assertThat(node().dispatch()).isEqualTo(1);
    Await.equal(this::states, List.of("sent"));
    assertThat(to.all("select outcome || ' ' || answer from delivery_attempt order by attempt"))
        .containsExactly("failed interrupted", "sent HTTP 200 status 200");
    assertThat(receiver.hooks()).hasSize(1);
  }

  @Test
  void manyNodesSendEachEventOnce() throws Exception {
    to.subscribe(user, receiver.url("/hook"));
    for (int i = 0; i < 40; i++) {
      to.create(customer, true, "Москва, Тверская, 1");
    }
    List<Dispatcher> nodes = List.of(dispatcher, node(), node());
    nodes.forEach(Dispatcher::start);
    Await.satisfied(this::states, states -> assertThat(states).hasSize(40).containsOnly("sent"));
    assertThat(receiver.hooks().stream().map(hook -> hook.headers().get("webhook-id")))
        .doesNotHaveDuplicates()
        .hasSize(40);
  }

  private List<String> states() {
    return to.all("select state from notification where channel = 'webhook' order by id");
  }

  private List<String> webhookStates() {
    return to.all("select state from webhook order by id");
  }
}
