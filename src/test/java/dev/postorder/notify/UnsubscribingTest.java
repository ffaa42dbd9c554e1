package dev.postorder.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.calllog.Call;
import dev.postorder.notify.Unsubscribing.Subscription;
import dev.postorder.notify.desk.Unsubscriptions;
import dev.postorder.order.OrderState;
import dev.postorder.testing.Capabilities;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UnsubscribingTest {
  private final Capabilities to = new Capabilities();
  private final Unsubscribing unsubscribing = new Unsubscribing(to.jdbi, to.clock, to.callLog);

  @AfterEach
  void close() {
    to.close();
  }

  @Test
  void aLinkSaysWhomItIsAboutAndIsTheSameOnEveryNode() {
    long customer = to.customer();
    String token = token(customer, "email", "Анна@пример.рф");
    assertThat(token).matches("[\\w-]+");
    assertThat(new Unsubscribing(to.jdbi, to.clock, to.callLog).open(token))
        .contains(new Subscription("ООО Ромашка 1", "email", "Анна@пример.рф", true));
  }

  @Test
  void aLinkThatWeDidNotSignOpensNothing() {
    long customer = to.customer();
    String token = token(customer, "email", "a@example.org");
    for (String wrong :
        List.of(
            "",
            "x",
            "%%%",
            token.substring(1),
            token.substring(0, token.length() - 4),
            token.substring(0, 30) + (token.charAt(30) == 'A' ? 'B' : 'A') + token.substring(31),
            "A".repeat(5000),
            token(customer + 1000, "email", "a@example.org"))) {
      assertThat(unsubscribing.open(wrong)).isEmpty();
      assertThat(unsubscribing.unsubscribe(to.call("unsubscribe"), wrong)).isEmpty();
    }
    assertThat(to.all("select recipient from unsubscribed")).isEmpty();
  }

  @Test
  void whoUnsubscribedGetsNothingMoreOfThisCustomerNorByRenotify() {
    long customer = to.customer();
    long other = to.customer();
    String token = token(customer, "email", "Receiver@example.org");
    int order = finished(customer);
    assertThat(waiting("receiver@example.org")).isEqualTo(1);

    assertThat(unsubscribing.unsubscribe(to.call("unsubscribe"), token))
        .hasValueSatisfying(now -> assertThat(now.active()).isFalse());
    assertThat(waiting("receiver@example.org")).isZero();
    assertThat(to.all("select state from notification where recipient = 'receiver@example.org'"))
        .containsExactly("dropped");
    assertThat(waiting("sender@example.org")).isEqualTo(1);

    Call call = to.call("OrdersAPI/Renotify", to.user(2, customer));
    assertThat(to.renotifier.renotify(call, order)).isInstanceOf(RenotifyResult.Queued.class);
    assertThat(waiting("receiver@example.org")).isZero();
    assertThat(waiting("sender@example.org")).isEqualTo(2);
    finished(customer);
    assertThat(waiting("receiver@example.org")).isZero();
    finished(other);
    assertThat(waiting("receiver@example.org")).isEqualTo(1);

    assertThat(unsubscribing.resubscribe(to.call("resubscribe"), token))
        .hasValueSatisfying(now -> assertThat(now.active()).isTrue());
    finished(customer);
    assertThat(waiting("receiver@example.org")).isEqualTo(2);
  }

  @Test
  void whatWaitsAllTheSameIsDroppedBeforeItIsSent() {
    long customer = to.customer();
    var channel = new ScriptedChannel("email", 4);
    channel.answers("receiver@example.org", new Result.Refused("greylisted", Optional.empty()));
    try (Dispatcher node = to.dispatcher(to.clock, channel)) {
      finished(customer);
      node.drain();
      assertThat(waiting("receiver@example.org")).isEqualTo(1);
      finished(customer);
      unsubscribe(customer, "email", "receiver@example.org");
      assertThat(waiting("receiver@example.org")).isEqualTo(2);

      to.jdbi.useHandle(
          handle ->
              handle.execute(
                  "update notification set next_attempt_at = now() where state = 'queued'"));
      node.drain();
    }
    assertThat(to.all("select state from notification where recipient = 'receiver@example.org'"))
        .containsExactly("dropped", "dropped");
    assertThat(channel.begun())
        .containsOnlyOnce("receiver@example.org#1")
        .doesNotContain("receiver@example.org#2");
    assertThat(to.all("select state from notification where recipient = 'sender@example.org'"))
        .containsExactly("sent", "sent");
  }

  @Test
  void aMobileIsTheSameHoweverItIsWritten() {
    long customer = to.customer();
    unsubscribe(customer, "sms", "79161234567");
    var channel = new ScriptedChannel("sms", 4);
    for (String phone : List.of("89161234567", "79161234567", "9161234567", "79160000000")) {
      to.jdbi.useHandle(
          handle ->
              handle.execute(
                  """
                  insert into notification (customer_id, request_id, event, channel, role, recipient, schedule, data,
                                            next_attempt_at, created_at, call_id)
                  values (?, 1, 'order_queued', 'sms', 'customer', ?, 'sms', '{}', now(), now(), gen_random_uuid())
                  """,
                  customer,
                  phone));
    }
    try (Dispatcher node = to.dispatcher(to.clock, channel)) {
      node.drain();
    }
    assertThat(channel.begun()).containsExactly("79160000000#1");
  }

  private void unsubscribe(long customer, String channel, String recipient) {
    var list = new Unsubscriptions(to.clock);
    to.jdbi.useHandle(
        handle -> list.add(handle, customer, new Unsubscriptions.Recipient(channel, recipient)));
  }

  @Test
  void theCustomersOwnAddressMayBeUnsubscribedToo() {
    long customer = to.customer();
    unsubscribing.unsubscribe(
        to.call("unsubscribe"), token(customer, "email", "office1@example.org"));
    to.create(customer, true, "Москва, Тверская, 1");
    assertThat(waiting("office1@example.org")).isZero();
  }

  @Test
  void theCallLogTellsOfItWithoutTheAddress() {
    long customer = to.customer();
    String token = token(customer, "email", "receiver@example.org");
    unsubscribing.unsubscribe(to.call("unsubscribe"), token);
    unsubscribing.unsubscribe(to.call("unsubscribe"), token);
    assertThat(to.all("select note from call where message = 'unsubscribe'"))
        .hasSize(2)
        .containsOnly("customer " + customer + ", email, r***@example.org");
    assertThat(to.all("select recipient from unsubscribed"))
        .containsExactly("receiver@example.org");
  }

  private String token(long customer, String channel, String recipient) {
    String link = unsubscribing.link(customer, channel, recipient);
    assertThat(link).startsWith(Unsubscribing.PREFIX);
    return link.substring(Unsubscribing.PREFIX.length());
  }

  private int finished(long customer) {
    int order = to.create(customer, true, "Москва, Тверская, 1").requestId();
    to.move(order, OrderState.PICKUP, OrderState.RECEIVED, OrderState.INWAY, OrderState.ARRIVED);
    to.move(order, OrderState.DELIVERY, OrderState.FINISHED);
    return order;
  }

  private long waiting(String recipient) {
    return to.one(
        "select count(*) from notification where state = 'queued' and recipient = ?",
        Long.class,
        recipient);
  }
}
