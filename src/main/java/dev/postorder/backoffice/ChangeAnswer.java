package dev.postorder.backoffice;

import dev.postorder.change.ChangeView;
import dev.postorder.change.Difference;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A change request as the API shows it. */
final class ChangeAnswer {
  private ChangeAnswer() {}

  static ObjectNode of(ChangeView change) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", change.id());
    node.put("type", change.type().code());
    node.put("typeName", change.type().title());
    node.put("status", change.status().code());
    node.put("customer", change.customer().toString());
    node.put("customerName", change.customerName());
    node.put("requestID", change.requestId());
    change.orderNumber().ifPresent(number -> node.put("orderID", number));
    change.requestedBy().ifPresent(login -> node.put("requestedBy", login));
    node.put("call", change.callId().toString());
    change.session().ifPresent(trail -> node.put("session", trail));
    node.put("createdAt", change.createdAt().toString());
    change.decidedAt().ifPresent(at -> node.put("decidedAt", at.toString()));
    change.decidedBy().ifPresent(by -> node.put("decidedBy", by));
    change.decidedCallId().ifPresent(call -> node.put("decidedCall", call.toString()));
    change.reason().ifPresent(reason -> node.put("reason", reason));
    node.set("before", change.before());
    node.set("after", change.after());
    ArrayNode differences = node.putArray("differences");
    for (Difference difference : change.differences()) {
      ObjectNode item = differences.addObject().put("member", difference.pointer());
      difference.before().ifPresent(value -> item.set("before", value));
      difference.after().ifPresent(value -> item.set("after", value));
    }
    return node;
  }
}
