package dev.postorder.freight.search;

import dev.postorder.order.CargoPlaces;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The cargo: kilograms, metres and cubic metres as decimal text. */
final class FreightNode {
  private FreightNode() {}

  static ObjectNode of(JsonNode cargo) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    Given.text(cargo, "freightName").ifPresent(name -> node.put("name", name));
    Given.putDecimal(node, "weight", cargo, "totalWeight");
    Given.putDecimal(node, "oversizedWeight", cargo, "oversizedWeight");
    Given.putDecimal(node, "volume", cargo, "totalVolume");
    Given.putDecimal(node, "oversizedVolume", cargo, "oversizedVolume");
    Given.integer(cargo, "quantity").ifPresent(places -> node.put("places", places));
    Given.putDecimal(node, "length", cargo, "length");
    Given.putDecimal(node, "width", cargo, "width");
    Given.putDecimal(node, "height", cargo, "height");
    return node;
  }

  /** The places, if any were named. */
  static ArrayNode places(JsonNode cargo) {
    ArrayNode places = JsonNodeFactory.instance.arrayNode();
    CargoPlaces.of(cargo)
        .forEach(
            place ->
                places.addObject().put("number", place.number()).put("amount", place.amount()));
    return places;
  }
}
