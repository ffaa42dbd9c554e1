package dev.postorder.freight.search;

import dev.postorder.order.OrderState;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** v1/references/statuses: the states that the freight face shows (specification, section 8). */
final class StatusDictionary {
  private StatusDictionary() {}

  /** The states in the order of an order's way. */
  static List<OrderState> states() {
    return Arrays.stream(OrderState.values()).filter(state -> state.onFreight() == state).toList();
  }

  static ObjectNode answer() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode statuses = answer.putArray("statuses");
    for (OrderState state : states()) {
      statuses.addObject().put("name", state.code()).put("title", state.title());
    }
    return answer;
  }
}
