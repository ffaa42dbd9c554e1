package dev.postorder.calllog;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The predefined entities and character references of XML. */
final class XmlEntities {
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9a-fA-F]{1,6}));");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

  private XmlEntities() {}

  /** The text that is meant; what is no reference stays as it is. */
  static String decode(String text) {
    return text.indexOf('&') < 0
        ? text
        : REFERENCE
            .matcher(text)
            .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(one(match)));
  }

  private static String one(MatchResult match) {
    if (match.group(1) != null) {
      return NAMED.getOrDefault(match.group(1), "");
    }
    int point =
        match.group(2) != null
            ? Integer.parseInt(match.group(2))
            : Integer.parseInt(match.group(3), 16);
    return Character.isValidCodePoint(point) ? Character.toString(point) : "";
  }
}
