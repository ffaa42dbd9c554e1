package dev.postorder.notify.template;

import dev.postorder.notify.Event;
import dev.postorder.order.OrderState;
import dev.postorder.platform.config.Language;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An order and a change that do not exist, to look at templates with. */
final class Sample {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String RUSSIAN =
      """
      {"orderNumber":"2600000000017","requestId":"17",
       "pickup":"г. Тверь, ул. Ткача, д. 3","delivery":"г. Казань, ул. Баумана, д. 44/8, офис 12",
       "sender":"ООО «Тверской лён»","receiver":"Ромашкина Анна Сергеевна",
       "payer":"ООО «Тверской лён»",
       "change":{"type":"contact_info_change",
         "before":{"receiver":{"contacts":[{"name":"Анна"}],"phones":[{"number":"79520000000","ext":""}]}},
         "after":{"receiver":{"contacts":[{"name":"Анна"},{"name":"Пётр Ромашкин"}],
                              "phones":[{"number":"79510000000","ext":"12"}]}}}}
      """;
  private static final String ENGLISH =
      """
      {"orderNumber":"2600000000017","requestId":"17",
       "pickup":"3 Tkacha St, Tver","delivery":"44/8 Bauman St, office 12, Kazan",
       "sender":"Tver Linen LLC","receiver":"Anna Romashkina",
       "payer":"Tver Linen LLC",
       "change":{"type":"contact_info_change",
         "before":{"receiver":{"contacts":[{"name":"Anna"}],"phones":[{"number":"79520000000","ext":""}]}},
         "after":{"receiver":{"contacts":[{"name":"Anna"},{"name":"Peter Romashkin"}],
                              "phones":[{"number":"79510000000","ext":"12"}]}}}}
      """;

  static final Links LINKS =
      new Links(
          URI.create("https://orders.example.com/track/AAAAEQAHrZ8k3vT0qWm5cLx2yR9dGh4B"),
          Optional.of(URI.create("https://orders.example.com/unsubscribe/AAAAEQAHrZ8k3vT0qWm5")));

  private Sample() {}

  /** The data of a notification about an event. */
  static ObjectNode data(String event, Language language) {
    ObjectNode data =
        (ObjectNode)
            JSON.readTree(
                switch (language) {
                  case RU -> RUSSIAN;
                  case EN -> ENGLISH;
                });
    data.put("state", state(event).code());
    ObjectNode change = (ObjectNode) data.path("change");
    switch (event) {
      case Event.CHANGE_REQUESTED -> change.put("reason", "");
      case Event.CHANGE_APPROVED -> change.put("reason", "");
      case Event.CHANGE_DECLINED -> change.put("reason", reason(language));
      default -> data.remove("change");
    }
    return data;
  }

  /** Data in which nothing is known but the numbers. */
  static ObjectNode bare() {
    return JSON.createObjectNode().put("requestId", "17");
  }

  private static OrderState state(String event) {
    int dot = event.indexOf('.');
    if (dot > 0) {
      return OrderState.of(event.substring(dot + 1)).orElse(OrderState.INWAY);
    }
    return switch (event) {
      case Event.ORDER_QUEUED -> OrderState.PROCESSING;
      case Event.ORDER_COMPLETED -> OrderState.FINISHED;
      default -> OrderState.INWAY;
    };
  }

  private static String reason(Language language) {
    return switch (language) {
      case RU -> "груз уже передан водителю";
      case EN -> "the cargo is with the driver already";
    };
  }
}
