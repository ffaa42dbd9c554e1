package dev.postorder.freight.order;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes bodies at dotted paths. */
final class Bodies {
  private Bodies() {}

  /** Puts a JSON value at a path; what is missing on the way is made; no value removes. */
  static ObjectNode set(ObjectNode body, String path, String json) {
    String[] steps = path.split("\\.");
    ObjectNode at = body;
    for (int i = 0; i < steps.length - 1; i++) {
      JsonNode next = at.get(steps[i]);
      if (next instanceof ArrayNode array) {
        at = (ObjectNode) array.get(Integer.parseInt(steps[++i]));
      } else {
        at = next instanceof ObjectNode object ? object : at.putObject(steps[i]);
      }
    }
    String last = steps[steps.length - 1];
    if (json.isEmpty()) {
      at.remove(last);
    } else {
      at.set(last, read(json));
    }
    return body;
  }

  /** What an answer's numbers are called in golden files; the barcode holds the requestID. */
  static Map<String, String> numbers(String requestId) {
    var names = new LinkedHashMap<String, String>();
    names.put("barcode", Barcode.of(Integer.parseInt(requestId)));
    names.put("requestID", requestId);
    return names;
  }

  static JsonNode read(String json) {
    return JsonMapper.shared().readTree(json.replace('\'', '"'));
  }
}
