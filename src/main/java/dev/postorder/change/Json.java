package dev.postorder.change;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON that clients sent, whose keys may be in any case. */
final class Json {
  static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode object(JsonNode node) {
    return node instanceof ObjectNode object ? object.deepCopy() : object();
  }

  /** A member by its key in any case; null is absent. */
  static Optional<JsonNode> find(JsonNode node, String key) {
    return node.propertyStream()
        .filter(property -> property.getKey().equalsIgnoreCase(key))
        .map(java.util.Map.Entry::getValue)
        .filter(value -> !value.isNull())
        .findFirst();
  }

  /** A scalar member as text; blank is absent. */
  static Optional<String> text(JsonNode node, String key) {
    return find(node, key)
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asString)
        .filter(text -> !text.isBlank());
  }

  /** Sets a member, in place of what had its key in any case. */
  static ObjectNode put(ObjectNode object, String key, JsonNode value) {
    remove(object, key);
    object.set(key, value);
    return object;
  }

  /** Sets a text, in place of what had its key in any case. */
  static ObjectNode put(ObjectNode object, String key, String value) {
    return put(object, key, MAPPER.getNodeFactory().stringNode(value));
  }

  static void remove(ObjectNode object, String key) {
    List<String> keys =
        object.propertyNames().stream().filter(name -> name.equalsIgnoreCase(key)).toList();
    object.remove(keys);
  }
}
