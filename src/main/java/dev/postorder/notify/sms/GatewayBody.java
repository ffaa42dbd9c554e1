package dev.postorder.notify.sms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a gateway is posted: a template with places like {@code {phone}} that are filled so that no
 * value can be more than a value. In JSON they stand inside of strings, in a form anywhere.
 *
 * @param contentType its media type
 * @param filler fills the places
 */
record GatewayBody(String contentType, Filler filler) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern PLACE = Pattern.compile("\\{(phone|text|id|sender)}");

  /** Fills a template. */
  interface Filler {
    /** With the value of each place, by its name. */
    byte[] fill(Map<String, String> values);
  }

  /**
   * A body of JSON.
   *
   * @throws IllegalArgumentException if the template is none, or has no place for a text or a phone
   */
  static GatewayBody json(String template) {
    check(template);
    try {
      JsonNode tree = JSON.readTree(template);
      return new GatewayBody(
          "application/json",
          values -> JSON.writeValueAsBytes(fill(tree, text -> fill(text, values, v -> v))));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("sms.http.body: JSON is expected", e);
    }
  }

  /**
   * A body of {@code application/x-www-form-urlencoded}.
   *
   * @throws IllegalArgumentException if the template has no place for a text or a phone
   */
  static GatewayBody form(String template) {
    check(template);
    return new GatewayBody(
        "application/x-www-form-urlencoded",
        values -> fill(template, values, GatewayBody::encoded).getBytes(StandardCharsets.UTF_8));
  }

  /** With the value of each place, by its name. */
  byte[] fill(Map<String, String> values) {
    return filler.fill(values);
  }

  private static void check(String template) {
    if (!template.contains("{phone}") || !template.contains("{text}")) {
      throw new IllegalArgumentException("sms.http.body: {phone} and {text} are expected in it");
    }
  }

  private static JsonNode fill(JsonNode node, UnaryOperator<String> texts) {
    return switch (node) {
      case StringNode text -> JsonNodeFactory.instance.stringNode(texts.apply(text.stringValue()));
      case ObjectNode object -> {
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(field -> filled.set(field.getKey(), fill(field.getValue(), texts)));
        yield filled;
      }
      case ArrayNode array -> {
        ArrayNode filled = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> filled.add(fill(item, texts)));
        yield filled;
      }
      default -> node;
    };
  }

  /** All places at once, so that a value that looks like a place is none. */
  private static String fill(
      String template, Map<String, String> values, UnaryOperator<String> escape) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(escape.apply(values.getOrDefault(place.group(1), ""))));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
