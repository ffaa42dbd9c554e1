package dev.postorder.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes an approved change true. */
final class ChangeApplication {
  private static final String RECEIVER = "receiver";
  private static final String THIRD = "third";
  private static final String PAYER = "payer";
  private static final String PRIMARY_PAYER = "primaryPayer";

  private final Handle handle;
  private final LockedOrder order;
  private final JsonNode after;

  /** The order's payment as it becomes. */
  private final ObjectNode payment;

  private ChangeApplication(Handle handle, LockedOrder order, JsonNode after) {
    this.handle = handle;
    this.order = order;
    this.after = after;
    this.payment = Json.object(order.payment());
  }

  /**
   * Applies a change in the caller's transaction.
   *
   * @param today the server's day: a resumption that lies ahead ends the suspension the day before
   */
  static void apply(
      Handle handle,
      LockedOrder order,
      ChangeType type,
      JsonNode after,
      Instant now,
      LocalDate today) {
    new ChangeApplication(handle, order, after).apply(type, today);
    OrderUpdates.touch(handle, order, now);
  }

  private void apply(ChangeType type, LocalDate today) {
    switch (type) {
      case CONTACT_INFO_CHANGE ->
          after
              .properties()
              .forEach(m -> PartyStore.contacts(handle, order, m.getKey(), m.getValue()));
      case RECEIVER_CHANGE -> changeReceiver();
      case PAYER_CHANGE -> changePayer();
      case DELIVERY_INFO_CHANGE -> changeDelivery();
      case PICKUP_INFO_CHANGE -> changePickup();
      case DELIVERY_CANCEL_CHANGE -> OrderUpdates.toTerminal(handle, order);
      case PICKUP_CANCEL_CHANGE -> OrderUpdates.fromTerminal(handle, order);
      case PAYMENT_ORDER_CHANGE -> allowPaymentOrder();
      case GIVEOUT_SUSPENSION_CHANGE ->
          OrderUpdates.suspend(handle, order, day("from").or(() -> day("date")), day("to"));
      case GIVEOUT_RESUMPTION_CHANGE -> resume(today);
    }
  }

  private void changeReceiver() {
    boolean pays = after.path("changeOrderPayer").booleanValue(false);
    receiver(after, pays);
    if (pays) {
      PartyStore.replace(handle, order, PAYER, after);
      Json.put(payment, PRIMARY_PAYER, RECEIVER);
    }
    third();
    storePayer();
    OrderUpdates.payment(handle, order, payment);
  }

  /** A receiver who paid for the order and is replaced goes on paying, as a third party. */
  private void receiver(JsonNode party, boolean pays) {
    boolean paid = Json.text(payment, PRIMARY_PAYER).filter(RECEIVER::equals).isPresent();
    if (paid && !pays) {
      PartyStore.party(handle, order, RECEIVER)
          .ifPresent(before -> PartyStore.replace(handle, order, THIRD, before));
      Json.put(payment, PRIMARY_PAYER, THIRD);
    }
    PartyStore.replace(handle, order, RECEIVER, party);
  }

  private void third() {
    if (after.has(THIRD)) {
      PartyStore.replace(handle, order, THIRD, after.get(THIRD));
    }
  }

  private void storePayer() {
    Json.text(after, "storePayer").ifPresent(role -> Json.put(payment, "storePayer", role));
  }

  private void changePayer() {
    PartyStore.replace(handle, order, PAYER, after);
    Json.text(after, "role")
        .ifPresent(
            role -> {
              Json.put(payment, PRIMARY_PAYER, role);
              if (role.equals(THIRD)) {
                PartyStore.replace(handle, order, THIRD, after);
              }
              OrderUpdates.payment(handle, order, payment);
            });
  }

  private void allowPaymentOrder() {
    payment.put("giveOutByPaymentOrder", true);
    Json.text(after, "type").ifPresent(type -> Json.put(payment, "type", type));
    Json.text(after, PRIMARY_PAYER)
        .ifPresent(
            role -> {
              Json.put(payment, PRIMARY_PAYER, role);
              PartyStore.party(handle, order, role)
                  .ifPresent(party -> PartyStore.replace(handle, order, PAYER, party));
            });
    ObjectNode document = Json.object();
    for (String key : List.of("number", "date", "amount")) {
      Json.text(after, key).ifPresent(value -> document.put(key, value));
    }
    if (!document.isEmpty()) {
      payment.set("paymentOrder", document);
    }
    OrderUpdates.payment(handle, order, payment);
  }

  private void changePickup() {
    OrderUpdates.pickup(handle, order, Json.text(after, "address"), day("date"), details(false));
    PartyStore.contacts(handle, order, "sender", after);
  }

  private void changeDelivery() {
    boolean byAddress =
        Json.text(after, "variant")
            .map("address"::equals)
            .orElse(after.has("address") || order.delivery().byAddress());
    OrderUpdates.delivery(handle, order, byAddress, Json.text(after, "address"), details(true));
    if (after.has(RECEIVER)) {
      receiver(after.get(RECEIVER), false);
    }
    third();
    storePayer();
    OrderUpdates.payment(handle, order, payment);
  }

  /** What the order keeps of the place: what the client sent, or what was there and is changed. */
  private ObjectNode details(boolean delivery) {
    ObjectNode details =
        Json.object(
            after.has("details")
                ? after.get("details")
                : delivery ? order.delivery().details() : order.pickup().details());
    if (!after.has("details")) {
      replaced(details);
    }
    if (delivery) {
      Json.remove(details, "date");
      day("date").ifPresent(day -> Json.put(details, "produceDate", day.toString()));
      Json.text(after, PAYER).ifPresent(role -> Json.put(details, PAYER, role));
    }
    return details;
  }

  private void replaced(ObjectNode details) {
    if (after.has("address") || after.has("terminalID")) {
      List.of("variant", "address", "addressID", "terminalID")
          .forEach(key -> Json.remove(details, key));
      details.put("variant", after.has("address") ? "address" : "terminal");
    }
    Json.find(after, "time").ifPresent(time -> Json.put(details, "time", time));
    Json.find(after, "terminalID").ifPresent(id -> Json.put(details, "terminalID", id));
  }

  /** One that lies past the end of the suspension does not prolong it. */
  private void resume(LocalDate today) {
    Optional<LocalDate> end = order.suspended().flatMap(LockedOrder.Suspension::to);
    Optional<LocalDate> lastDay =
        day("date")
            .filter(day -> day.isAfter(today))
            .map(day -> day.minusDays(1))
            .map(day -> end.filter(day::isAfter).orElse(day));
    Optional<LocalDate> from =
        lastDay.flatMap(last -> order.suspended().map(LockedOrder.Suspension::from));
    OrderUpdates.suspend(handle, order, from, lastDay);
  }

  private Optional<LocalDate> day(String key) {
    return Json.text(after, key).map(LocalDate::parse);
  }
}
