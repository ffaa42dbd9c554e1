package dev.postorder.freight.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * SHA-256 of what a body says (freight specification, section 9): the same for JSON and XML,
 * without appkey, sessionID and token, and without regard to the spelling ({@link Keys}) and order
 * of keys.
 */
public final class BodyHash {
  private static final Set<String> LEFT_OUT = Set.of("appkey", "sessionid", "token");

  private BodyHash() {}

  /** The hash of a parsed body. */
  public static byte[] of(ObjectNode body) {
    var text = new StringBuilder();
    ObjectNode said = body.deepCopy();
    body.propertyNames().stream()
        .filter(key -> LEFT_OUT.contains(Keys.plain(key)))
        .forEach(said::remove);
    append(text, said);
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void append(StringBuilder out, JsonNode node) {
    if (node.isArray() && node.size() == 1) {
      append(out, node.get(0)); // XML cannot tell it from the bare value
    } else if (node.isArray()) {
      out.append('[');
      node.forEach(item -> append(out, item));
      out.append(']');
    } else if (node.isObject() && !node.isEmpty()) {
      out.append('{');
      var sorted = new TreeMap<String, JsonNode>();
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        sorted.put(Keys.plain(entry.getKey()), entry.getValue());
      }
      sorted.forEach(
          (key, value) -> {
            if (!value.isNull()) {
              text(out, key);
              append(out, value);
            }
          });
      out.append('}');
    } else {
      text(out, Scalars.text(node).orElse(""));
    }
  }

  /** Length first, so that no two bodies give one text. */
  private static void text(StringBuilder out, String text) {
    out.append(text.length()).append(':').append(text);
  }
}
