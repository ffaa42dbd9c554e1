package dev.postorder.freight.wire;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Finds what a body may not carry: NUL, lone surrogates and other characters outside XML 1.0, and
 * numbers too large to keep.
 */
public final class Characters {
  private Characters() {}

  /** Looks through a whole body; each place at fault becomes a fault. */
  public static void check(JsonNode body, Faults faults) {
    check(body, "", faults);
  }

  private static void check(JsonNode node, String path, Faults faults) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
          String key = entry.getKey();
          if (!carried(key)) {
            faults.expected("ключ без недопустимых символов", path);
          } else {
            check(entry.getValue(), path.isEmpty() ? key : path + "." + key, faults);
          }
        }
      }
      case ARRAY -> {
        for (int i = 0; i < node.size(); i++) {
          check(node.get(i), path + "." + i, faults);
        }
      }
      case STRING -> {
        if (!carried(node.stringValue())) {
          faults.expected("строка без недопустимых символов", path);
        }
      }
      case NUMBER -> {
        if (!Scalars.sensible(node.decimalValue())) {
          faults.expected("число обычной величины", path);
        }
      }
      case BOOLEAN, NULL, MISSING, BINARY, POJO -> {}
    }
  }

  private static boolean carried(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)
          || c > '\uFFFD'
          || (c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
        return false;
      }
    }
    return true;
  }
}
