package dev.postorder.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.order.OrderState;
import dev.postorder.testing.Capabilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RenotifierTest {
  private static final Capabilities SYSTEM = new Capabilities();

  private final long customer = SYSTEM.customer();
  private final long user = SYSTEM.user(3, customer);
  private final int order = SYSTEM.create(customer, true, "Тверь, 1").requestId();

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  private RenotifyResult renotify(long userId, int requestId) {
    return SYSTEM.renotifier.renotify(SYSTEM.call("OrdersAPI/Renotify", userId), requestId);
  }

  @Test
  void lettersOfACompletedOrderAreFormedAgainEachLinkedToItsFirst() {
    SYSTEM.move(order, OrderState.FINISHED);

    assertThat(renotify(user, order)).isEqualTo(new RenotifyResult.Queued(2));

    assertThat(
            SYSTEM.all(
                """
                select role || ' ' || recipient || ' '
                  || coalesce((select f.role from notification f where f.id = n.first_id), 'first')
                  || ' ' || (data ->> 'state')
                from notification n where request_id = ? and event = 'order_completed' order by id
                """,
                order))
        .containsExactly(
            "sender sender@example.org first finished",
            "receiver receiver@example.org first finished",
            "sender sender@example.org sender finished",
            "receiver receiver@example.org receiver finished");
    assertThat(
            SYSTEM.one(
                "select count(distinct message_id) from notification where request_id = ?",
                Integer.class,
                order))
        .isEqualTo(5);
    assertThat(
            SYSTEM.one(
                "select note from call where request_id = ? and message = 'OrdersAPI/Renotify'",
                String.class,
                order))
        .isEqualTo("уведомлений: 2");
  }

  @Test
  void anOrderThatIsNotCompletedTellsItsState() {
    assertThat(renotify(user, order)).isEqualTo(new RenotifyResult.NotCompleted("processing"));
  }

  @Test
  void anOrderOfAnotherCustomerIsNotThere() {
    SYSTEM.move(order, OrderState.FINISHED);
    long stranger = SYSTEM.user(2, SYSTEM.customer());

    assertThat(renotify(stranger, order)).isEqualTo(new RenotifyResult.NotFound());
    assertThat(renotify(stranger, 2_000_000_000)).isEqualTo(new RenotifyResult.NotFound());
  }

  @Test
  void withoutRecipientsNothingIsSentAndTheTrailSaysSo() {
    SYSTEM.move(order, OrderState.FINISHED);
    SYSTEM.jdbi.useHandle(
        handle ->
            handle.execute("update order_party set email = null where request_id = ?", order));

    assertThat(renotify(user, order)).isEqualTo(new RenotifyResult.Queued(0));
    assertThat(
            SYSTEM.one(
                "select note from call where request_id = ? and message = 'OrdersAPI/Renotify'",
                String.class,
                order))
        .isEqualTo("уведомлений: 0");
  }
}
