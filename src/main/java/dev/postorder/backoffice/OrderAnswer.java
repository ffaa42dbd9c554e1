package dev.postorder.backoffice;

import dev.postorder.order.OrderView;
import dev.postorder.order.Party;
import dev.postorder.order.Place;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An order as the API shows it: the fields that PUT takes, and some that only the server sets. */
final class OrderAnswer {
  private OrderAnswer() {}

  static ObjectNode of(OrderView order) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    order.orderNumber().ifPresent(number -> node.put("orderID", number));
    node.put("requestID", order.requestId());
    node.put("customer", order.customer().toString());
    node.put("state", order.state().code());
    node.put("stateName", order.state().title());
    node.put("createdAt", order.createdAt().toString());
    node.put("stateAt", order.stateAt().toString());
    node.put("updatedAt", order.updatedAt().toString());
    order.multiRequestId().ifPresent(id -> node.put("multiRequestID", id));
    order.suspendedFrom().ifPresent(day -> node.put("suspendedFrom", day.toString()));
    order.suspendedTo().ifPresent(day -> node.put("suspendedTo", day.toString()));
    order.produceDate().ifPresent(day -> node.put("produceDate", day.toString()));
    node.set("pickup", place(order.pickup()));
    node.set("delivery", place(order.delivery()));
    ObjectNode parties = node.putObject("parties");
    for (Party party : order.parties()) {
      party(parties.putObject(party.role().code()), party);
    }
    node.set("cargo", order.cargo());
    node.set("payment", order.payment());
    return node;
  }

  private static ObjectNode place(Place place) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("variant", place.byAddress() ? "address" : "terminal");
    place.address().ifPresent(address -> node.put("address", address));
    for (var detail : place.details().properties()) {
      if (!node.has(detail.getKey())) {
        node.set(detail.getKey(), detail.getValue());
      }
    }
    return node;
  }

  private static void party(ObjectNode node, Party party) {
    if (party.anonymous()) {
      node.put("anonymous", true);
    }
    if (!party.name().isEmpty()) {
      node.put("name", party.name());
    }
    party.form().ifPresent(form -> node.put("form", form));
    party.inn().ifPresent(inn -> node.put("inn", inn));
    party.document().ifPresent(document -> node.set("document", document));
    party.phone().ifPresent(phone -> node.put("phone", phone));
    party.email().ifPresent(email -> node.put("email", email));
    ArrayNode contacts = node.putArray("contacts");
    party.contacts().forEach(contact -> contacts.addObject().put("name", contact.name()));
    ArrayNode phones = node.putArray("phones");
    for (var phone : party.phones()) {
      ObjectNode item = phones.addObject().put("number", phone.number());
      if (!phone.ext().isEmpty()) {
        item.put("ext", phone.ext());
      }
    }
  }
}
