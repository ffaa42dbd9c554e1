package dev.postorder.freight.wire;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An object while it is read: of two spellings of one key, the first wins. */
final class TreeObject {
  private final Map<String, String> spellings = new HashMap<>();
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  /** Sets a key of a JSON object; a second value is dropped. */
  void put(String key, JsonNode value) {
    if (spellings.putIfAbsent(Keys.plain(key), key) == null) {
      node.set(key, value);
    }
  }

  /** Adds an XML element; one that repeats becomes an array, another spelling is dropped. */
  void add(String key, JsonNode value) {
    String spelling = spellings.putIfAbsent(Keys.plain(key), key);
    if (spelling == null) {
      node.set(key, value);
    } else if (spelling.equals(key)) {
      JsonNode present = node.get(key);
      if (present.isArray()) {
        present.asArray().add(value);
      } else {
        node.putArray(key).add(present).add(value);
      }
    }
  }

  boolean isEmpty() {
    return node.isEmpty();
  }

  ObjectNode node() {
    return node;
  }
}
