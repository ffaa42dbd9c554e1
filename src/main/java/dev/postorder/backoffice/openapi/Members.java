package dev.postorder.backoffice.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Tells of schemas in words: what a value is, what it must look like, and what members it has. */
final class Members {
  private static final int FEW_WORDS = 20;

  private final ApiDescription description;

  Members(ApiDescription description) {
    this.description = description;
  }

  /** The members of an object, those of what it is put together from among them. */
  List<Reference.Row> of(JsonNode schema) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    collect(schema, properties, required);
    var rows = new ArrayList<Reference.Row>();
    properties.forEach((name, property) -> rows.add(row(name, property, required.contains(name))));
    return rows;
  }

  private void collect(JsonNode schema, Map<String, JsonNode> properties, Set<String> required) {
    JsonNode told = description.resolved(schema);
    told.path("allOf").forEach(part -> collect(part, properties, required));
    told.path("properties").properties().forEach(p -> properties.put(p.getKey(), p.getValue()));
    told.path("required").forEach(name -> required.add(name.stringValue()));
  }

  /** A member or a parameter. */
  Reference.Row row(String name, JsonNode schema, boolean required) {
    return new Reference.Row(
        name,
        type(schema),
        link(schema),
        required,
        rules(schema),
        schema.path("description").asString(""));
  }

  /** What a value is, e.g. {@code array of Party}. */
  String type(JsonNode schema) {
    String name = link(schema);
    if (schema.path("type").asString("").equals("array")) {
      return "array of " + type(schema.path("items"));
    }
    return name.isEmpty() ? schema.path("type").asString("any") : name;
  }

  /** The name of the schema that it refers to; empty if it refers to none. */
  String link(JsonNode schema) {
    String reference = schema.path("$ref").asString(schema.at("/allOf/0/$ref").asString(""));
    if (reference.isEmpty() && schema.has("items")) {
      return link(schema.get("items"));
    }
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** What a value must look like. */
  String rules(JsonNode schema) {
    var rules = new ArrayList<String>();
    words(schema, rules);
    limits(schema, rules);
    if (schema.has("format") && !schema.path("format").asString().startsWith("int")) {
      rules.add(schema.get("format").stringValue());
    }
    if (schema.has("pattern")) {
      rules.add("`" + schema.get("pattern").stringValue() + "`");
    }
    if (schema.has("default")) {
      rules.add("default `" + schema.get("default").asString() + "`");
    }
    if (schema.path("readOnly").asBoolean(false)) {
      rules.add("only in answers");
    }
    return String.join("; ", rules);
  }

  private static void words(JsonNode schema, List<String> rules) {
    if (schema.has("const")) {
      rules.add("`" + schema.get("const").asString() + "`");
    }
    if (schema.has("enum")) {
      List<String> words =
          schema.get("enum").valueStream().map(word -> "`" + word.asString() + "`").toList();
      boolean few = words.size() <= FEW_WORDS;
      rules.add(String.join(" ", few ? words : words.subList(0, FEW_WORDS)) + (few ? "" : " …"));
    }
  }

  private static void limits(JsonNode schema, List<String> rules) {
    range(schema, "minimum", "maximum", "", rules);
    range(schema, "minLength", "maxLength", " characters", rules);
    range(schema, "minItems", "maxItems", " items", rules);
  }

  private static void range(
      JsonNode schema, String min, String max, String unit, List<String> rules) {
    if (schema.has(min) && schema.has(max)) {
      rules.add(schema.get(min).asString() + "…" + schema.get(max).asString() + unit);
    } else if (schema.has(min)) {
      rules.add("≥ " + schema.get(min).asString() + unit);
    } else if (schema.has(max)) {
      rules.add("≤ " + schema.get(max).asString() + unit);
    }
  }
}
