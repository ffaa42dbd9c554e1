package dev.postorder.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.calllog.Call;
import dev.postorder.notify.Deliveries;
import dev.postorder.notify.Dispatcher;
import dev.postorder.order.OrderState;
import dev.postorder.platform.outgoing.OutgoingHttp;
import dev.postorder.platform.outgoing.OutgoingSettings;
import dev.postorder.platform.outgoing.Reachable;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.Receiver;
import dev.postorder.testing.ScriptedReceiver;
import dev.postorder.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The carrier's own subscriptions, sent to over HTTP. */
final class CarrierWebhooksTest {
  private static final WebhookFilter OFF =
      new WebhookFilter(Optional.of(false), Optional.empty(), Optional.empty(), Optional.empty());

  private final Capabilities to = new Capabilities();
  private final SettableClock clock = new SettableClock(Instant.now().plusSeconds(60));
  private final Receiver receiver = new Receiver();
  private final long customer = to.customer();
  private OutgoingHttp http;
  private CarrierWebhooks webhooks;
  private Dispatcher dispatcher;

  @BeforeEach
  void start() throws Exception {
    http = new OutgoingHttp(to.outgoing, SSLContext.getDefault());
    webhooks = new CarrierWebhooks(to.jdbi, clock, to.callLog, to.secrets, http);
    dispatcher = to.dispatcher(clock, new WebhookChannel(to.jdbi, clock, http, to.secrets));
  }

  @AfterEach
  void close() {
    dispatcher.close();
    http.close();
    receiver.close();
    to.close();
  }

  private static CarrierWebhookWish wish(String url, Optional<Long> customer) {
    return new CarrierWebhookWish(
        WebhookUrl.parse(url).orElseThrow(), customer, Optional.empty(), true);
  }

  private CarrierWebhook add(String path, Optional<Long> customer) {
    CarrierWebhook added =
        to.jdbi.inTransaction(
            handle ->
                webhooks.create(
                    handle, call(), wish(receiver.url(path), customer), Signature.HMAC));
    clock.advance(Duration.ofSeconds(1));
    return added;
  }

  private Call call() {
    return to.call("api/v1/webhooks");
  }

  @Test
  void tellOfTheOrdersOfAllCustomersOrOfOne() {
    long other = to.customer();
    add("/all", Optional.empty());
    add("/one", Optional.of(other));
    to.create(customer, true, "Москва, Тверская, 1");
    to.create(other, true, "Москва, Тверская, 1");
    dispatcher.drain();
    assertThat(receiver.types("/all")).hasSize(2).containsOnly("order.state.processing");
    assertThat(receiver.types("/one")).hasSize(1);
  }

  @Test
  void stayOnWhenTheScheduleEnds_andTheEventIsADeadLetterWithItsAttempts() {
    CarrierWebhook webhook = add("/broken", Optional.empty());
    receiver.answers("/broken", 500);
    to.create(customer, true, "Москва, Тверская, 1");
    for (int i = 0; i < 3; i++) {
      dispatcher.drain();
      assertThat(webhooks.attempts(webhook.id())).hasSize(i + 1);
      clock.advance(Duration.ofMinutes(5));
    }
    assertThat(to.all("select state from notification where channel = 'webhook'"))
        .containsExactly("failed");
    assertThat(webhooks.find(webhook.id()).orElseThrow().enabled()).isTrue();
    assertThat(webhooks.attempts(webhook.id()))
        .hasSize(3)
        .allMatch(attempt -> attempt.answer().equals("HTTP 500 status 500"))
        .extracting(WebhookAttempt::attempt)
        .containsExactly(3, 2, 1);
  }

  @Test
  void areOffAfterA410_andOnAgainWhenTheyAreChanged() {
    CarrierWebhook webhook = add("/gone", Optional.empty());
    receiver.answers("/gone", 410);
    to.create(customer, true, "Москва, Тверская, 1");
    dispatcher.drain();
    CarrierWebhook off = webhooks.find(webhook.id()).orElseThrow();
    assertThat(off.enabled()).isFalse();
    assertThat(off.offBecause()).contains("HTTP 410 status 410");
    assertThat(webhooks.list(OFF, 0, 10)).hasSize(1);
    update(webhook, "/there");
    assertThat(webhooks.find(webhook.id()).orElseThrow().offBecause()).isEmpty();
    assertThat(webhooks.list(OFF, 0, 10)).isEmpty();
  }

  private void update(CarrierWebhook webhook, String path) {
    to.jdbi.useTransaction(
        handle ->
            assertThat(
                    webhooks.update(
                        handle, call(), webhook.id(), wish(receiver.url(path), Optional.empty())))
                .isInstanceOf(CarrierWebhookResult.Done.class));
  }

  @Test
  void whatWaitsGoesToTheNewUrl_inItsOrder() {
    try (Receiver before = new Receiver("127.0.0.2")) {
      before.answers("/old", 503);
      CarrierWebhook webhook =
          to.jdbi.inTransaction(
              handle ->
                  webhooks.create(
                      handle, call(), wish(before.url("/old"), Optional.empty()), Signature.HMAC));
      int order = to.create(customer, true, "Москва, Тверская, 1").requestId();
      dispatcher.drain();
      to.move(order, OrderState.PICKUP);
      update(webhook, "/new");
      assertThat(to.all("select distinct host from notification where channel = 'webhook'"))
          .containsExactly("127.0.0.1:" + receiver.port());
      to.move(order, OrderState.RECEIVED);
      clock.advance(Duration.ofSeconds(6));
      dispatcher.drain();
      assertThat(receiver.types("/new"))
          .containsExactly("order.state.processing", "order.state.pickup", "order.state.received");
      assertThat(before.hooks()).hasSize(1);
    }
  }

  @Test
  void changeTheirSecretWhileTheOldOneSignsToo() {
    CarrierWebhook webhook = add("/hook", Optional.empty());
    to.create(customer, true, "Москва, Тверская, 1");
    dispatcher.drain();
    CarrierWebhookResult rotated =
        to.jdbi.inTransaction(
            handle -> webhooks.rotate(handle, call(), webhook.id(), Duration.ofHours(1)));
    CarrierWebhook now = ((CarrierWebhookResult.Done) rotated).webhook();
    assertThat(webhooks.secret(now)).isNotEqualTo(webhooks.secret(webhook));
    assertThat(now.previousUntil()).isPresent();
    to.create(customer, true, "Москва, Тверская, 1");
    dispatcher.drain();
    clock.advance(Duration.ofHours(1));
    to.create(customer, true, "Москва, Тверская, 1");
    dispatcher.drain();
    assertThat(receiver.hooks())
        .extracting(hook -> hook.headers().get("webhook-signature").split(" ").length)
        .containsExactly(1, 2, 1);
    assertThat(webhooks.find(webhook.id()).orElseThrow().previousUntil()).isEmpty();
  }

  @Test
  void ofUsersAreSeenOnly() {
    int id = to.subscribe(to.user(2, customer), receiver.url("/hook")).id();
    assertThat(webhooks.find(id).orElseThrow().login()).isPresent();
    to.jdbi.useTransaction(
        handle -> {
          var ofUser = CarrierWebhookResult.OfUser.class;
          assertThat(webhooks.delete(handle, call(), id)).isInstanceOf(ofUser);
          assertThat(webhooks.rotate(handle, call(), id, Duration.ZERO)).isInstanceOf(ofUser);
          assertThat(
                  webhooks.update(handle, call(), id, wish(receiver.url("/x"), Optional.empty())))
              .isInstanceOf(ofUser);
        });
    assertThat(webhooks.test(call(), id)).isInstanceOf(TestResult.OfUser.class);
  }

  /** A name may be given that leads to a forbidden place: that is seen when it is called. */
  @Test
  void areNotSentToForbiddenPlaces_whichTheLogSays() throws Exception {
    var strict =
        new OutgoingSettings(
            new Reachable(List.of()), true, Duration.ofSeconds(2), Duration.ofSeconds(3), 4);
    try (var outside = new OutgoingHttp(strict, SSLContext.getDefault());
        var node = to.dispatcher(clock, new WebhookChannel(to.jdbi, clock, outside, to.secrets))) {
      String url = "http://localhost:" + receiver.port() + "/hook";
      to.jdbi.useTransaction(
          handle -> webhooks.create(handle, call(), wish(url, Optional.empty()), Signature.HMAC));
      Call cause = to.call("v2/request");
      to.orders.create(cause, to.order(customer, true, "Москва, Тверская, 1"));
      node.drain();
      var told =
          new Deliveries(to.jdbi, "example.org")
              .causedBy(cause.id()).stream().filter(one -> one.recipient().equals(url)).toList();
      assertThat(told).hasSize(1);
      assertThat(told.getFirst().state()).isEqualTo("queued");
      assertThat(told.getFirst().attempts().get(0).get("answer").asString())
          .startsWith("localhost is ")
          .endsWith(", which must not be called");
    }
    assertThat(receiver.hooks()).isEmpty();
  }

  /** What a receiver says may be no text at all. */
  @Test
  void whateverBytesAnAnswerHasItIsKept() {
    try (var odd =
        new ScriptedReceiver(
            ScriptedReceiver.says("HTTP/1.1 410 Gone\r\nConnection: close\r\n\r\na\0b"))) {
      String url = "http://127.0.0.1:" + odd.port() + "/";
      to.jdbi.useTransaction(
          handle -> webhooks.create(handle, call(), wish(url, Optional.empty()), Signature.HMAC));
      clock.advance(Duration.ofSeconds(1));
      to.create(customer, true, "Москва, Тверская, 1");
      dispatcher.drain();
      assertThat(to.all("select off_because from webhook")).containsExactly("HTTP 410 a\uFFFDb");
    }
  }
}
