package dev.postorder.console.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A kept body with its structure to be seen. What is not whole stays as it was kept. */
final class PrettyBody {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern TOKEN =
      Pattern.compile("<!\\[CDATA\\[.*?]]>|<!--.*?-->|<[^>]*>|[^<]+", Pattern.DOTALL);
  private static final int DEEPEST = 100;

  private PrettyBody() {}

  static String of(String body) {
    String start = body.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return json(body);
    }
    return start.startsWith("<") ? xml(body) : body;
  }

  private static String json(String body) {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree.toPrettyString();
    } catch (JacksonException e) {
      return body;
    }
  }

  /** Tags one under another; an element with text only stays in one line. */
  private static String xml(String body) {
    var pretty = new StringBuilder(body.length() * 2);
    int depth = 0;
    boolean inline = false;
    Matcher tokens = TOKEN.matcher(body);
    while (tokens.find()) {
      String token = tokens.group();
      if (!token.startsWith("<") || token.startsWith("<![")) {
        if (!token.isBlank()) {
          pretty.append(token.strip());
          inline = true;
        }
        continue;
      }
      boolean closing = token.startsWith("</");
      depth -= closing && depth > 0 ? 1 : 0;
      boolean leaf = closing && (inline || opened(pretty, token));
      if (!leaf && !pretty.isEmpty()) {
        pretty.append('\n').append("  ".repeat(Math.min(depth, DEEPEST)));
      }
      pretty.append(token);
      inline = false;
      boolean opening =
          !closing && !token.endsWith("/>") && !token.startsWith("<?") && !token.startsWith("<!");
      depth += opening ? 1 : 0;
    }
    return pretty.toString();
  }

  /** Whether the element that ends here began right before it. */
  private static boolean opened(StringBuilder pretty, String closing) {
    String name = closing.substring(2, closing.length() - 1).strip();
    int start = pretty.lastIndexOf("<");
    return start >= 0
        && pretty.indexOf("<" + name, start) == start
        && pretty.charAt(pretty.length() - 1) == '>'
        && pretty.charAt(pretty.length() - 2) != '/';
  }
}
