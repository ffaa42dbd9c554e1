package dev.postorder.freight.order;

import dev.postorder.freight.wire.Fields;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The cargo of an older body of v1/customers/request; it stands at the root. */
final class FirstVersionCargo {
  /** What the older body calls the parameters of {@code cargo}. */
  private static final Map<String, String> NAMES =
      Map.of(
          "length", "maxLength",
          "width", "maxWidth",
          "height", "maxHeight",
          "weight", "maxWeight");

  private static final List<String> KEPT =
      List.of(
          "quantity",
          "length",
          "width",
          "height",
          "weight",
          "totalVolume",
          "totalWeight",
          "oversizedWeight",
          "oversizedVolume",
          "freightUID",
          "freightName",
          "hazardClass");

  private FirstVersionCargo() {}

  /** The body, for a reader of v2's cargo. */
  static Fields fields(Fields body) {
    return body.calling(NAMES);
  }

  /** The cargo as v2 has it. */
  static ObjectNode kept(Fields body) {
    Fields cargo = fields(body);
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (String key : KEPT) {
      cargo.raw(key).ifPresent(value -> kept.set(key, value));
    }
    cargo
        .raw("statedValue")
        .ifPresent(value -> kept.putObject("insurance").set("statedValue", value));
    return kept;
  }
}
