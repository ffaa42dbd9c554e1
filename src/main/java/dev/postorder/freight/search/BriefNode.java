package dev.postorder.freight.search;

import dev.postorder.order.OrderState;
import dev.postorder.order.search.FoundOrder;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An order to whoever only knows its number: number, state, dates and cities. */
final class BriefNode implements OrdersAnswer.Shape {
  private final Dates dates;

  BriefNode(Dates dates) {
    this.dates = dates;
  }

  @Override
  public ObjectNode of(FoundOrder found, boolean tracing) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    OrderState state = found.order().state().onFreight();
    found.order().orderNumber().ifPresent(number -> node.put("orderId", number));
    node.put("orderedAt", dates.time(found.order().createdAt()));
    node.put("state", state.code()).put("stateName", state.title());
    dates.stateDate(node, found);
    node.set("derival", PlaceNode.city(found.order().pickup()));
    node.set("arrival", PlaceNode.city(found.order().delivery()));
    node.set("orderDates", dates.orderDates(found));
    return node;
  }
}
