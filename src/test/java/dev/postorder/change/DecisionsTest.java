package dev.postorder.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.order.CreatedOrder;
import dev.postorder.order.OrderState;
import dev.postorder.testing.Capabilities;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of orders when changes are approved or declined. */
class DecisionsTest {
  private static final Capabilities SYSTEM = new Capabilities();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final long customer = SYSTEM.customer();
  private final long user = SYSTEM.user(2, customer);
  private final CreatedOrder order = SYSTEM.create(customer, true, "Тверь, ул. Ткача, 3");
  private final String number = order.orderNumber().orElseThrow();

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  void anApprovedChangeIsAppliedAndADeclinedOneKeepsItsReason() {
    long id = file(ChangeType.RECEIVER_CHANGE, "{\"name\":\"РОМАШКИН\"}");
    assertThat(
            SYSTEM.jdbi.<FileResult, RuntimeException>inTransaction(
                handle ->
                    SYSTEM.changes.file(
                        handle,
                        SYSTEM.call("api/v1/orders/changes"),
                        number,
                        ChangeType.RECEIVER_CHANGE,
                        JSON.readTree("{}"))))
        .isEqualTo(new FileResult.Refused(new Refusal.AnotherOpen()));
    assertThat(decide(id, true, Optional.empty()))
        .isEqualTo(new DecisionResult.Decided(ChangeStatus.SUCCESS, order.requestId()));
    assertThat(
            SYSTEM.one(
                "select name from order_party where request_id = ? and role = 'receiver'",
                String.class,
                order.requestId()))
        .isEqualTo("РОМАШКИН");
    assertThat(decide(id, false, Optional.of("поздно")))
        .isEqualTo(new DecisionResult.AlreadyDecided(ChangeStatus.SUCCESS));

    long second = file(ChangeType.DELIVERY_INFO_CHANGE, "{\"address\":\"Псков\"}");
    assertThat(decide(second, false, Optional.of("не успеем")))
        .isEqualTo(new DecisionResult.Decided(ChangeStatus.FAILED, order.requestId()));
    HistoryEntry entry = SYSTEM.changes.history(user, number).orElseThrow().entries().getFirst();
    assertThat(entry.reason()).contains("не успеем");
    assertThat(entry.before().path("address").asString())
        .isEqualTo("Санкт-Петербург, Невский проспект, 1");
  }

  @Test
  void everyTypeIsAppliedWhenApproved() {
    SYSTEM.move(order.requestId(), OrderState.PROCESSING);
    decideAll(ChangeType.PICKUP_INFO_CHANGE, "{\"address\":\"Псков, 1\",\"date\":\"2030-02-01\"}");
    decideAll(ChangeType.PICKUP_CANCEL_CHANGE, "{}");
    decideAll(ChangeType.PAYER_CHANGE, "{\"name\":\"ИП Иванов\",\"inn\":\"1\"}");
    decideAll(
        ChangeType.DELIVERY_INFO_CHANGE, "{\"address\":\"Псков, 2\",\"date\":\"2030-02-02\"}");
    decideAll(ChangeType.DELIVERY_CANCEL_CHANGE, "{}");
    decideAll(ChangeType.PAYMENT_ORDER_CHANGE, "{}");
    decideAll(
        ChangeType.CONTACT_INFO_CHANGE,
        "{\"sender\":{\"phones\":[{\"number\":\"79000000000\",\"ext\":\"\"}]}}");
    SYSTEM.move(order.requestId(), OrderState.INWAY);
    decideAll(ChangeType.GIVEOUT_SUSPENSION_CHANGE, "{\"date\":\"2030-02-03\"}");
    assertThat(one("suspended_from::text")).isEqualTo("2030-02-03");
    decideAll(ChangeType.GIVEOUT_RESUMPTION_CHANGE, "{\"date\":\"2030-02-04\"}");
    decideAll(
        ChangeType.GIVEOUT_RESUMPTION_CHANGE, "{\"date\":\"2031-01-01\"}"); // prolongs nothing

    assertThat(one("suspended_from || ' ' || suspended_to")).isEqualTo("2030-02-03 2030-02-03");
    decideAll(ChangeType.GIVEOUT_RESUMPTION_CHANGE, "{\"date\":\"2020-01-01\"}");
    assertThat(one("coalesce(suspended_from::text, 'none')")).isEqualTo("none");
    assertThat(one("pickup_variant || coalesce(pickup_address, '') || pickup"))
        .isEqualTo("terminal{\"variant\": \"terminal\"}");
    assertThat(one("delivery_variant || coalesce(delivery_address, '') || delivery"))
        .isEqualTo("terminal{\"variant\": \"terminal\"}");
    assertThat(one("produce_date::text")).isEqualTo("2030-02-01");
    assertThat(one("payment ->> 'giveOutByPaymentOrder'")).isEqualTo("true");
    assertThat(party("sender").at("/phones/0/number").asString()).isEqualTo("79000000000");
    assertThat(party("payer").at("/contacts").isEmpty()).isTrue();
  }

  private String one(String expression) {
    return SYSTEM.one(
        "select " + expression + " from orders where request_id = ?",
        String.class,
        order.requestId());
  }

  private void decideAll(ChangeType type, String after) {
    assertThat(decide(file(type, after), true, Optional.empty()))
        .isEqualTo(new DecisionResult.Decided(ChangeStatus.SUCCESS, order.requestId()));
  }

  private long file(ChangeType type, String after) {
    FileResult result =
        SYSTEM.jdbi.inTransaction(
            handle ->
                SYSTEM.changes.file(
                    handle,
                    SYSTEM.call("api/v1/orders/changes"),
                    number,
                    type,
                    JSON.readTree(after)));
    return ((FileResult.Filed) result).changeId();
  }

  private DecisionResult decide(long id, boolean approve, Optional<String> reason) {
    return SYSTEM.jdbi.inTransaction(
        handle ->
            SYSTEM.changes.decide(
                handle, SYSTEM.call("api/v1/changes/decision"), id, approve, reason, "test"));
  }

  private JsonNode party(String role) {
    return JSON.readTree(
        SYSTEM.one(
            "select jsonb_build_object('contacts', contacts, 'phones', phones)::text from"
                + " order_party where request_id = ? and role = ?",
            String.class,
            order.requestId(),
            role));
  }
}
