package dev.postorder.backoffice.openapi;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A call of an operation as curl makes it, with the values of the examples. */
final class Curl {
  private final ApiDescription description;

  Curl(ApiDescription description) {
    this.description = description;
  }

  String of(String template, String verb, JsonNode path, JsonNode operation) {
    var line = new StringBuilder("curl -sS --fail-with-body");
    if (!verb.equals("get")) {
      line.append(" -X ").append(verb.toUpperCase(Locale.ROOT));
    }
    line.append(" \"$BASE_URL/api/v1").append(filled(template, path)).append('"');
    line.append(" \\\n  -H \"Authorization: Bearer $API_KEY\"");
    JsonNode content = operation.at("/requestBody/content");
    if (!content.isMissingNode()) {
      String type = content.propertyNames().iterator().next();
      line.append(" -H 'Content-Type: ").append(type).append('\'');
      String option = type.endsWith("json") ? " \\\n  -d '" : " \\\n  --data-binary '";
      line.append(option).append(body(content.get(type)).replace("'", "'\\''")).append('\'');
    }
    return line.toString();
  }

  private String filled(String template, JsonNode path) {
    String filled = template;
    for (JsonNode given : path.path("parameters")) {
      JsonNode parameter = description.resolved(given);
      String name = "{" + parameter.path("name").asString() + "}";
      filled = filled.replace(name, example(parameter).orElse("…"));
    }
    return filled;
  }

  private Optional<String> example(JsonNode parameter) {
    JsonNode schema = description.resolved(parameter.path("schema"));
    for (JsonNode node :
        new JsonNode[] {
          parameter.path("example"), schema.at("/examples/0"), schema.at("/enum/0")
        }) {
      if (!node.isMissingNode()) {
        return Optional.of(node.asString());
      }
    }
    return Optional.empty();
  }

  /** The example of a body; of an object as JSON, indented. */
  private String body(JsonNode media) {
    JsonNode example =
        media.has("example")
            ? media.get("example")
            : description.resolved(media.path("schema")).path("example");
    return example.isString() ? example.stringValue() : example.toPrettyString();
  }
}
