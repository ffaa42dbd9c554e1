package dev.postorder.freight.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a JSON object, strictly. */
final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.DEPTH)
                  .maxNumberLength(100)
                  .maxStringLength(Limits.BODY)
                  .maxNameLength(1000)
                  .build())
          .build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonReader() {}

  static ObjectNode read(String text) throws UnreadableBody {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw UnreadableBody.at("Ожидается объект JSON", 1, 1);
      }
      ObjectNode object = object(parser);
      if (parser.nextToken() != null) {
        throw at("Лишний текст после объекта JSON", parser.currentTokenLocation());
      }
      return object;
    } catch (StreamConstraintsException e) {
      throw at("Превышены ограничения JSON (вложенность не более 32)", e.getLocation());
    } catch (JacksonException e) {
      throw at("Ошибка в тексте JSON", e.getLocation());
    }
  }

  private static UnreadableBody at(String what, TokenStreamLocation location) {
    return location == null
        ? new UnreadableBody(what)
        : UnreadableBody.at(what, location.getLineNr(), location.getColumnNr());
  }

  private static ObjectNode object(JsonParser parser) {
    var object = new TreeObject();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      object.put(key, value(parser));
    }
    return object.node();
  }

  private static ArrayNode array(JsonParser parser) {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  private static JsonNode value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT, LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      default -> NODES.stringNode(parser.getString());
    };
  }
}
