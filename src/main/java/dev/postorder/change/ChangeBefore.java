package dev.postorder.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an order says of the subject of a change, in the shape of {@link Changes}. */
final class ChangeBefore {
  private final Handle handle;
  private final LockedOrder order;

  private ChangeBefore(Handle handle, LockedOrder order) {
    this.handle = handle;
    this.order = order;
  }

  /** The subject of a change as it stands, as far as the change touches it. */
  static JsonNode of(Handle handle, LockedOrder order, ChangeType type, JsonNode after) {
    var before = new ChangeBefore(handle, order);
    return switch (type) {
      case CONTACT_INFO_CHANGE -> before.members(after);
      case RECEIVER_CHANGE -> before.receiver(after);
      case PAYER_CHANGE -> before.payer();
      case DELIVERY_INFO_CHANGE -> before.delivery(after);
      case PICKUP_INFO_CHANGE -> before.pickup(after);
      case DELIVERY_CANCEL_CHANGE -> place(order.delivery());
      case PICKUP_CANCEL_CHANGE -> place(order.pickup());
      case PAYMENT_ORDER_CHANGE -> scalars(order.payment(), "primaryPayer", "type");
      case GIVEOUT_SUSPENSION_CHANGE -> Json.object();
      case GIVEOUT_RESUMPTION_CHANGE -> before.suspension();
    };
  }

  private ObjectNode members(JsonNode after) {
    ObjectNode before = Json.object();
    after
        .properties()
        .forEach(
            member -> {
              JsonNode lists = lists(member.getKey());
              ObjectNode touched = before.putObject(member.getKey());
              member
                  .getValue()
                  .propertyNames()
                  .forEach(name -> touched.set(name, lists.path(name)));
            });
    return before;
  }

  private JsonNode lists(String role) {
    return PartyStore.lists(handle, order, role).orElseGet(Json::object);
  }

  private ObjectNode receiver(JsonNode after) {
    ObjectNode before = party("receiver").setAll(scalars(order.payment(), "storePayer"));
    if (after.path("changeOrderPayer").booleanValue(false)) {
      before.set("payer", party("payer"));
    }
    return before;
  }

  private ObjectNode party(String role) {
    return Json.object(PartyStore.party(handle, order, role).orElseGet(Json::object));
  }

  private ObjectNode payer() {
    ObjectNode before = party("payer");
    Json.text(order.payment(), "primaryPayer").ifPresent(role -> before.put("role", role));
    return before;
  }

  private ObjectNode pickup(JsonNode after) {
    ObjectNode before = place(order.pickup());
    JsonNode lists = lists("sender");
    for (String list : List.of("contacts", "phones")) {
      if (after.has(list)) {
        before.set(list, lists.path(list));
      }
    }
    return before;
  }

  private ObjectNode delivery(JsonNode after) {
    ObjectNode before = Json.object();
    before.put("variant", order.delivery().byAddress() ? "address" : "terminal");
    before.setAll(place(order.delivery()));
    before.setAll(scalars(order.delivery().details(), "terminalID", "payer"));
    before.setAll(scalars(order.payment(), "storePayer"));
    for (String role : List.of("receiver", "third")) {
      if (after.has(role)) {
        before.set(role, party(role));
      }
    }
    return before;
  }

  private static ObjectNode place(LockedOrder.PlaceRow place) {
    ObjectNode before = Json.object();
    place.address().ifPresent(address -> before.put("address", address));
    place.planned().ifPresent(day -> before.put("date", day.toString()));
    Json.find(place.details(), "time")
        .flatMap(PlaceTime::text)
        .ifPresent(time -> before.put("time", time));
    return before;
  }

  private static ObjectNode scalars(JsonNode object, String... keys) {
    ObjectNode before = Json.object();
    for (String key : keys) {
      Json.find(object, key).filter(JsonNode::isValueNode).ifPresent(v -> before.set(key, v));
    }
    return before;
  }

  private ObjectNode suspension() {
    ObjectNode before = Json.object();
    order.suspended().ifPresent(days -> before.put("from", days.from().toString()));
    Optional<LocalDate> to = order.suspended().flatMap(LockedOrder.Suspension::to);
    to.ifPresent(day -> before.put("to", day.toString()));
    return before;
  }
}
