package dev.postorder.freight.wire;

import dev.postorder.platform.xml.Xml;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/** Writes an answer's tree in either format (freight specification, section 1). */
public final class AnswerWriter {
  private static final String SESSION_ID = "sessionID";
  private static final int USUAL_LENGTH = 512;

  private AnswerWriter() {}

  /**
   * Writes an answer: an object, or an array of objects, whose members follow each other in XML.
   *
   * @param lowerCase whether XML elements are in lower case: v1/customers/*; sessionID stays
   */
  public static byte[] write(JsonNode answer, Format format, boolean lowerCase) {
    return switch (format) {
      case JSON -> JsonAnswers.bytes(answer);
      case XML -> xml(answer, lowerCase ? AnswerWriter::lower : key -> key);
    };
  }

  private static String lower(String key) {
    return key.equals(SESSION_ID) ? key : key.toLowerCase(Locale.ROOT);
  }

  private static byte[] xml(JsonNode answer, UnaryOperator<String> naming) {
    var out = new StringBuilder(USUAL_LENGTH);
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    if (answer.isArray()) {
      out.append("<response>");
      answer.forEach(item -> members(out, item, naming));
      out.append("</response>");
    } else {
      element(out, "response", answer, naming);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void members(StringBuilder out, JsonNode object, UnaryOperator<String> naming) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      element(out, naming.apply(entry.getKey()), entry.getValue(), naming);
    }
  }

  private static void element(
      StringBuilder out, String name, JsonNode value, UnaryOperator<String> naming) {
    if (value.isNull()) {
      return;
    }
    if (value.isArray()) {
      for (JsonNode item : value) {
        element(out, name, item, naming);
      }
      return;
    }
    String tag = nameable(name);
    out.append('<').append(tag).append('>');
    if (value.isObject()) {
      members(out, value, naming);
    } else if (value instanceof POJONode pojo && pojo.getPojo() instanceof Markup markup) {
      out.append(markup.xml());
    } else {
      Xml.escape(out, value.asString());
    }
    out.append("</").append(tag).append('>');
  }

  /**
   * A name that XML can bear: where answers have numbers for keys, an underscore stands before the
   * number and for every character that no name may have.
   */
  private static String nameable(String key) {
    char first = key.isEmpty() ? '_' : key.charAt(0);
    boolean plain = true;
    for (int i = 0; i < key.length() && plain; i++) {
      plain = inName(key.charAt(i));
    }
    if (plain && (isLetter(first) || first == '_')) {
      return key;
    }
    var name = new StringBuilder("_");
    key.chars().forEach(c -> name.append(inName((char) c) ? (char) c : '_'));
    return name.toString();
  }

  private static boolean inName(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
