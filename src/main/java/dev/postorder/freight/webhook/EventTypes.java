package dev.postorder.freight.webhook;

import dev.postorder.change.ChangeType;
import dev.postorder.notify.WebhookEvents;
import dev.postorder.order.OrderState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The dictionary of events: every state that the face shows, and every type of change. */
final class EventTypes {
  private static final Map<String, String> NAMES = names();

  private EventTypes() {}

  private static Map<String, String> names() {
    var names = new LinkedHashMap<String, String>();
    for (OrderState state : OrderState.values()) {
      names.putIfAbsent(WebhookEvents.of(state), state.onFreight().title());
    }
    for (ChangeType type : ChangeType.values()) {
      names.put(WebhookEvents.of(type.code()), type.title());
    }
    return names;
  }

  /** All types, in the order of the dictionary. */
  static List<String> all() {
    return List.copyOf(NAMES.keySet());
  }

  /** The dictionary as it is answered; none is for those that are no party of the order. */
  static ArrayNode dictionary() {
    ArrayNode dictionary = JsonNodeFactory.instance.arrayNode();
    NAMES.forEach(
        (type, name) ->
            dictionary.addObject().put("key", type).put("description", name).put("public", false));
    return dictionary;
  }
}
