package dev.postorder.backoffice;

import dev.postorder.event.Event;
import dev.postorder.notify.desk.NotificationId;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An event as the API shows it. */
final class EventAnswer {
  private EventAnswer() {}

  static ObjectNode of(Event event) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", event.id());
    node.put("type", event.type().code());
    node.put("at", event.at().toString());
    node.put("customer", event.customer().toString());
    node.put("requestID", event.requestId());
    event.orderNumber().ifPresent(number -> node.put("orderID", number));
    switch (event.type()) {
      case ORDER_CREATED, ORDER_QUEUED, ORDER_STATE ->
          event.detail().ifPresent(state -> node.put("state", state));
      case CHANGE_FILED, CHANGE_APPROVED, CHANGE_DECLINED -> {
        event.subject().ifPresent(id -> node.put("change", id));
        event.detail().ifPresent(type -> node.put("changeType", type));
      }
      case MULTI_REQUEST_CREATED -> {}
      case NOTIFICATION_SENT,
          NOTIFICATION_DELIVERED,
          NOTIFICATION_UNDELIVERED,
          NOTIFICATION_FAILED,
          NOTIFICATION_DROPPED -> {
        event
            .subject()
            .ifPresent(
                id ->
                    node.put(
                        "notification", new NotificationId(event.customerId(), id).toString()));
        event.detail().ifPresent(channel -> node.put("channel", channel));
      }
    }
    event.call().ifPresent(call -> node.put("call", call.toString()));
    event.taken().ifPresent(taken -> node.set("acknowledged", taken(taken)));
    return node;
  }

  private static ObjectNode taken(Event.Taken taken) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("at", taken.at().toString()).put("by", taken.by());
    taken.reference().ifPresent(reference -> node.put("reference", reference));
    return node;
  }
}
