package dev.postorder.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.notify.Dispatcher;
import dev.postorder.notify.desk.DeliveryHosts;
import dev.postorder.testing.Await;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.Receiver;
import dev.postorder.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hosts that hang or are gone, and nodes that share them. */
final class WebhookHostsTest {
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
            return sending.states();
          },
          states -> assertThat(states).containsOnly("sent"));
      assertThat(back.hooks()).hasSize(30);
      assertThat(to.all("select openings from delivery_host")).isEmpty();
    }
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
    assertThat(sending.node().dispatch()).isZero();
    clock.advance(Duration.ofSeconds(121));
    assertThat(sending.node().dispatch()).isEqualTo(1);
    Await.equal(sending::states, List.of("sent"));
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
    List<Dispatcher> nodes = List.of(dispatcher, sending.node(), sending.node());
    nodes.forEach(Dispatcher::start);
    Await.satisfied(sending::states, states -> assertThat(states).hasSize(40).containsOnly("sent"));
    assertThat(receiver.hooks().stream().map(hook -> hook.headers().get("webhook-id")))
        .doesNotHaveDuplicates()
        .hasSize(40);
  }

  @Test
  void aHostThatNothingIsSentToAnyMoreIsForgotten() {
    to.subscribe(user, receiver.url("/hook"));
    to.create(customer, true, "Москва, Тверская, 1");
    to.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into delivery_host (channel, host, openings, rest_until, why)
                select 'webhook', h, 1, ?, 'refused' from (select host from webhook union values ('gone.example')) as w (h)
                """,
                clock.instant()));
    var hosts = new DeliveryHosts(to.jdbi, clock, to.callLog, () -> {});
    clock.advance(Duration.ofDays(6));
    assertThat(hosts.forget()).isZero();
    clock.advance(Duration.ofDays(2));
    assertThat(hosts.forget()).isEqualTo(1);
    assertThat(hosts.list()).extracting(DeliveryHosts.Resting::host).doesNotContain("gone.example");

    dispatcher.drain();
    assertThat(sending.states()).containsOnly("sent");
    assertThat(hosts.list()).isEmpty();
  }
}
