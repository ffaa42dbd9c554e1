package dev.postorder.notify.template;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Values of notifications as they may stand in a text: one line each, of bounded length. */
final class Plain {
  private static final int LONGEST = 1000;
  private static final Pattern SPACE = Pattern.compile("[\\p{Cntrl}\\s\\u2028\\u2029]+");
  private static final Pattern UNWANTED =
      Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\uFFFE\\uFFFF]|\\p{Cs}");

  private Plain() {}

  /**
   * The text without control characters and characters that turn the direction of writing, its
   * white space in single spaces.
   */
  static String text(String raw) {
    String line = SPACE.matcher(raw).replaceAll(" ");
    line = UNWANTED.matcher(line).replaceAll("").strip();
    return line.length() <= LONGEST || line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  /** A text or number that says something. */
  static Optional<String> of(JsonNode object, String key) {
    JsonNode value = object.path(key);
    return value.isString() || value.isNumber()
        ? Optional.of(text(value.asString())).filter(text -> !text.isEmpty())
        : Optional.empty();
  }
}
