package dev.postorder.calllog;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Hides personal data in a body of the call log from those who may not see it: names, phones,
 * e-mails, addresses and documents of people, by the names of their fields in JSON and XML, and
 * e-mails and phones wherever they stand. The rest stays as it was stored; bodies may be cut.
 */
public final class PersonalMask {
  /** What stands in the place of what is hidden. */
  public static final String MASK = "***";

  private static final String NAMES =
      "(?:[\\w:-]*(?:name|fio|phone|email|address|street|house|flat|apartment|login|recipient)"
          + "|surname|patronymic|serial|series|number|ext|passport|inn|birth\\w*|contact|search|pickup|delivery)";
  private static final Pattern JSON =
      Pattern.compile(
          "(?i)(\"" + NAMES + "\"\\s*:\\s*)(\"(?:[^\"\\\\]|\\\\.)*+(?:\"|$)|-?[0-9][0-9.]*)");
  private static final Pattern ELEMENT =
      Pattern.compile("(?i)(<(" + NAMES + ")(?:\\s[^<>]*)?>)([^<]+)");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?i)(\\s" + NAMES + "=)(\"[^\"<]*\"|'[^'<]*')");
  private static final Pattern EMAIL =
      Pattern.compile("[\\p{L}\\d._%+-]{1,64}@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\d-])(?:\\+?7|8)[\\s(-]{0,2}\\d{3}[\\s)-]{0,2}\\d{3}[\\s-]?\\d{2}[\\s-]?\\d{2}(?![\\d-])");

  private PersonalMask() {}

  /** The body without personal data. */
  public static String mask(String body) {
    String text = JSON.matcher(body).replaceAll(PersonalMask::json);
    text = ELEMENT.matcher(text).replaceAll(PersonalMask::element);
    text = ATTRIBUTE.matcher(text).replaceAll(found -> quoted(found.group(1) + "\"" + MASK + "\""));
    return line(text);
  }

  /** A line of text, such as a note or a recipient, without e-mails and phones. */
  public static String line(String text) {
    return PHONE.matcher(EMAIL.matcher(text).replaceAll(MASK)).replaceAll(MASK);
  }

  private static String json(MatchResult found) {
    return quoted(found.group(1) + "\"" + MASK + "\"");
  }

  private static String element(MatchResult found) {
    return quoted(found.group(3).isBlank() ? found.group() : found.group(1) + MASK);
  }

  private static String quoted(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }
}
