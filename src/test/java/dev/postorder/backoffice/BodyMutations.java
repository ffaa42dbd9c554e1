package dev.postorder.backoffice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of a right body, by its schema, many wrong ones, each with one fault; and some more right
 * ones.
 */
final class BodyMutations {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String STRANGER = "noSuchMember";
  private static final int DEEPEST = 4;

  private final JsonNode document;
  private final ObjectNode body;
  private final List<Mutation> wrong = new ArrayList<>();
  private final List<Mutation> more = new ArrayList<>();

  /**
   * A body that differs from the right one in one place.
   *
   * @param pointer the place
   */
  record Mutation(String pointer, String what, JsonNode body) {}

  BodyMutations(JsonNode document, JsonNode schema, ObjectNode body) {
    this.document = document;
    this.body = body;
    object(schema, "", 0);
  }

  /** Bodies that the schema forbids, if it is as strict as it looks. */
  List<Mutation> wrong() {
    return wrong;
  }

  /** Bodies with one more member, which the schema knows. */
  List<Mutation> more() {
    return more;
  }

  private void object(JsonNode schema, String at, int depth) {
    var parts = new ArrayList<JsonNode>();
    collect(schema, body.at(at), parts);
    var required = new LinkedHashSet<String>();
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    boolean closed = false;
    for (JsonNode part : parts) {
      part.path("required").forEach(name -> required.add(name.stringValue()));
      part.path("properties").properties().forEach(p -> properties.put(p.getKey(), p.getValue()));
      closed |=
          part.path("additionalProperties").isBoolean()
                  && !part.path("additionalProperties").booleanValue()
              || part.path("unevaluatedProperties").isBoolean();
    }
    if (closed) {
      wrong.add(with(at, STRANGER, JSON.valueToTree(1), "with a stranger"));
    }
    required.stream()
        .filter(body.at(at)::has)
        .forEach(name -> wrong.add(with(at, name, null, "without it")));
    properties.forEach((name, property) -> member(at, name, property, depth));
  }

  /** A schema and all that it is put together from, where a value chooses among some. */
  private void collect(JsonNode schema, JsonNode value, List<JsonNode> parts) {
    JsonNode told = resolved(schema);
    parts.add(told);
    told.path("allOf").forEach(part -> collect(part, value, parts));
    if (told.has("discriminator")) {
      String chosen = value.path(told.at("/discriminator/propertyName").stringValue()).asString("");
      String reference = told.at("/discriminator/mapping").path(chosen).stringValue();
      collect(document.at(reference.substring(1)), value, parts);
    }
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : document.at(reference.substring(1));
  }

  /** What a value is, however it is put together. */
  private ObjectNode flat(JsonNode schema) {
    var parts = new ArrayList<JsonNode>();
    collect(schema, JSON.nullNode(), parts);
    ObjectNode flat = JSON.createObjectNode();
    parts.forEach(part -> flat.setAll((ObjectNode) part));
    return flat;
  }

  private void member(String at, String name, JsonNode property, int depth) {
    ObjectNode schema = flat(property);
    if (schema.path("readOnly").asBoolean(false)) {
      return;
    }
    for (JsonNode value : wrongValues(schema)) {
      wrong.add(with(at, name, value, "is " + shortened(value)));
    }
    JsonNode there = body.at(at).path(name);
    String below = at + "/" + name;
    if (there.isMissingNode()) {
      more.add(with(at, name, value(schema, 0), "too"));
    } else if (there.isObject() && depth < DEEPEST) {
      object(property, below, depth + 1);
    } else if (there.isArray() && there.path(0).isObject() && depth < DEEPEST) {
      object(schema.get("items"), below + "/0", depth + 1);
    }
  }

  private List<JsonNode> wrongValues(ObjectNode schema) {
    List<Object> values = new ArrayList<>();
    switch (schema.path("type").asString("")) {
      case "string" -> {
        values.addAll(List.of(17, true, Map.of(), List.of("x")));
        if (schema.has("enum") || schema.has("const") || schema.has("pattern")) {
          values.add("?!");
        }
        if (schema.has("format")) {
          values.addAll(List.of("no such thing", "2026-02-31", "9".repeat(40)));
        }
        if (schema.has("minLength")) {
          values.add("");
        }
        if (schema.has("maxLength")) {
          values.add("x".repeat(schema.get("maxLength").intValue() + 1));
        }
      }
      case "integer" -> {
        values.addAll(List.of("17", 1.5, true, List.of(1)));
        if (schema.has("minimum")) {
          values.add(schema.get("minimum").longValue() - 1);
        }
        values.add(schema.path("maximum").asLong(Long.MAX_VALUE - 1) + 1);
      }
      case "boolean" -> values.addAll(List.of("true", 1, Map.of()));
      case "object" -> values.addAll(List.of("x", 1, List.of()));
      case "array" -> {
        values.addAll(List.of("x", Map.of(), List.of(List.of())));
        if (schema.has("maxItems")) {
          JsonNode item = value(flat(schema.get("items")), 0);
          ArrayNode many = JSON.createArrayNode();
          for (int i = 0; i <= schema.get("maxItems").intValue(); i++) {
            many.add(item);
          }
          values.add(many);
        }
      }
      default -> values.add(List.of(List.of()));
    }
    return values.stream().<JsonNode>map(JSON::valueToTree).toList();
  }

  /** A value that the schema allows. */
  private JsonNode value(ObjectNode schema, int depth) {
    for (String given : List.of("/examples/0", "/const", "/enum/0", "/default")) {
      if (!schema.at(given).isMissingNode()) {
        return schema.at(given);
      }
    }
    return switch (schema.path("type").asString("")) {
      case "string" -> text(schema);
      case "integer", "number" -> JSON.valueToTree(Math.max(1, schema.path("minimum").asInt(1)));
      case "boolean" -> JSON.valueToTree(true);
      case "array" -> JSON.createArrayNode().add(value(flat(schema.get("items")), depth + 1));
      default -> smallest(schema, depth);
    };
  }

  private JsonNode text(ObjectNode schema) {
    String text =
        switch (schema.path("format").asString("")) {
          case "uuid" -> ContractTargets.CUSTOMER;
          case "date" -> "2026-12-01";
          case "date-time" -> "2098-12-01T00:00:00Z";
          case "uri" -> "https://example.org/";
          default -> "text";
        };
    return JSON.valueToTree(text);
  }

  private JsonNode smallest(ObjectNode schema, int depth) {
    ObjectNode object = JSON.createObjectNode();
    Set<String> names = new LinkedHashSet<>();
    schema.path("required").forEach(name -> names.add(name.stringValue()));
    schema.at("/else/required").forEach(name -> names.add(name.stringValue()));
    if (names.isEmpty() && schema.path("minProperties").asInt(0) > 0) {
      names.add(schema.path("properties").propertyNames().iterator().next());
    }
    for (String name : names) {
      if (depth < DEEPEST) {
        object.set(name, value(flat(schema.path("properties").path(name)), depth + 1));
      }
    }
    return object;
  }

  private Mutation with(String at, String name, @Nullable JsonNode value, String what) {
    ObjectNode copy = body.deepCopy();
    ObjectNode parent = (ObjectNode) copy.at(at);
    if (value == null) {
      parent.remove(name);
    } else {
      parent.set(name, value);
    }
    return new Mutation(at + "/" + name, what, copy);
  }

  private static String shortened(JsonNode value) {
    String text = value.toString();
    return text.length() > 30 ? text.substring(0, 30) + "…" : text;
  }
}
