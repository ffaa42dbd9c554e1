package dev.postorder.calllog;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which keys, elements and attributes hold secrets, and what is shown in their place. */
final class SecretNames {
  static final String MASK = "***";

  private static final Set<String> NAMES =
      Set.of(
          "pass",
          "passwd",
          "pwd",
          "pat",
          "authorization",
          "authheader",
          "cookie",
          "setcookie",
          "signinlink");
  private static final List<String> ENDINGS =
      List.of("password", "token", "tokenvalue", "secret", "sessionid", "appkey", "apikey");
  private static final Pattern PAIR =
      Pattern.compile(
          "(?iu)(passw(or)?d|pwd|pat|token(value)?|secret|session_?id|(app|api)[-_]?key|authorization)"
              + "[\"']?\\s*[=:]\\s*[\"']?[^\\s\"'&]|\\b(bearer|basic)\\s+[\\w+/=.~-]{8}"
              + "|dl-api-[a-z0-9]");
  private static final Pattern HINT =
      Pattern.compile(
          "(?iu)pass|pwd|pat|token|secret|session|key|authorization|cookie|bearer|basic|dl-api|\\\\|&#|%[0-9a-f]");
  private static final Pattern TRAIL = Pattern.compile("[A-Z][A-Z0-9]{11}");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{16,}");

  private SecretNames() {}

  /** Whether the name, in any case and with any separators, is that of a secret. */
  static boolean secret(String name) {
    String plain = plain(name);
    return NAMES.contains(plain) || ENDINGS.stream().anyMatch(plain::endsWith);
  }

  /** Whether it is worth while to look into a string; a quick test that may say yes in vain. */
  static boolean mayCarrySecret(String text) {
    return HINT.matcher(text).find();
  }

  /**
   * Whether free text seems to carry a secret: {@code sessionID=…}, {@code Bearer …}, {@code
   * dl-api-…}.
   */
  static boolean carriesSecret(String text) {
    return PAIR.matcher(text).find();
  }

  /**
   * What is shown of a secret: nothing, save the last four characters of an application key, and a
   * travel SessionID, which is a trail name and no secret.
   */
  static String mask(String name, String value) {
    String plain = plain(name);
    if (value.isEmpty() || (plain.equals("sessionid") && TRAIL.matcher(value).matches())) {
      return value;
    }
    return plain.equals("appkey") && KEY.matcher(value).matches()
        ? MASK + value.substring(value.length() - 4)
        : MASK;
  }

  /** Letters and digits only, folded as {@link String#equalsIgnoreCase} folds. */
  private static String plain(String name) {
    var plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = Character.toLowerCase(Character.toUpperCase(name.charAt(i)));
      if (Character.isLetterOrDigit(c)) {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
