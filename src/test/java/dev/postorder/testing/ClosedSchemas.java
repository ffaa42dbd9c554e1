package dev.postorder.testing;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A description whose schemas know no member beyond those that they name: clients are told to
 * expect more, but tests are not to find any that nobody has described.
 */
final class ClosedSchemas {
  private static final String OPEN = "__open";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final Set<String> PARTS =
      Set.of("allOf", "anyOf", "oneOf", "if", "then", "else", "not");

  private ClosedSchemas() {}

  static ObjectNode of(ObjectNode document) {
    ObjectNode copy = document.deepCopy();
    ObjectNode schemas = (ObjectNode) copy.at("/components/schemas");
    for (String name : List.copyOf(schemas.propertyNames())) {
      schemas.set(name + OPEN, open(schemas.get(name).deepCopy()));
    }
    close(copy, false);
    return copy;
  }

  /** Refers to open schemas only, to be a part of another. */
  private static JsonNode open(JsonNode node) {
    if (node instanceof ObjectNode object && object.has("allOf")) {
      redirect(object.get("allOf"));
    }
    return node;
  }

  private static void redirect(JsonNode parts) {
    for (JsonNode part : parts) {
      if (part instanceof ObjectNode object && object.path("$ref").isString()) {
        String to = object.get("$ref").stringValue();
        if (to.startsWith(SCHEMAS) && !to.endsWith(OPEN)) {
          object.put("$ref", to + OPEN);
        }
      }
    }
  }

  private static void close(JsonNode node, boolean part) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of("example", "discriminator"));
      JsonNode all = object.path("allOf");
      if (!part && (object.path("properties").isObject() || all.isArray()) && closable(object)) {
        object.put("unevaluatedProperties", false);
      }
      if (all.isArray()) {
        redirect(all);
      }
      for (var property : object.properties()) {
        if (property.getKey().equals("dependentSchemas")) {
          property.getValue().forEach(dependent -> close(dependent, true));
        } else if (!property.getKey().endsWith(OPEN)) {
          close(property.getValue(), PARTS.contains(property.getKey()));
        }
      }
    } else if (node.isArray()) {
      node.forEach(item -> close(item, part));
    }
  }

  private static boolean closable(ObjectNode object) {
    return !object.has("additionalProperties") && !object.has("unevaluatedProperties");
  }
}
