package dev.postorder.freight.search;

import dev.postorder.order.Place;
import dev.postorder.order.Town;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where cargo is picked up or delivered. Of a terminal only its id is known here. */
final class PlaceNode {
  private PlaceNode() {}

  /** derival and arrival of an order. */
  static ObjectNode of(Place place) {
    ObjectNode node = city(place);
    place.address().filter(address -> place.byAddress()).ifPresent(a -> node.put("address", a));
    JsonNode terminal = Given.find(place.details(), "terminalID");
    if (terminal.isValueNode() && terminal.asInt(0) > 0) {
      node.put("terminalId", terminal.asInt(0));
    }
    return node;
  }

  /** The city alone. */
  static ObjectNode city(Place place) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    place.address().flatMap(Town::of).ifPresent(town -> node.put("city", town));
    return node;
  }

  /** derival and arrival of a document. */
  static ObjectNode name(Place place) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    place.address().flatMap(Town::of).ifPresent(town -> node.put("name", town));
    return node;
  }
}
