package dev.postorder.platform.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Decodes request paths. */
final class Paths {
  private Paths() {}

  private static final char BROKEN = '\uFFFD';

  /** What stands in paths as an escape only. */
  private static final String NEVER_RAW = "\"<>\\^`{|}";

  /**
   * A path with its percent escapes decoded as UTF-8 (RFC 3986, section 2.1). Where an escape is
   * broken, or hides a control character or what is not UTF-8, and where a character stands that no
   * path may have, stands U+FFFD: such a path names nothing, which the face that is addressed says
   * in its own shape.
   */
  static String decode(String target) {
    String raw = originForm(target);
    if (raw.chars().allMatch(Paths::plain)) {
      return raw;
    }
    var bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i += Character.charCount(raw.codePointAt(i))) {
      int c = raw.codePointAt(i);
      if (c == '%'
          && i + 2 < raw.length()
          && isHex(raw.charAt(i + 1))
          && isHex(raw.charAt(i + 2))) {
        bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
        i += 2;
      } else {
        String text = Character.toString(plain(c) || c > 0x7F ? c : BROKEN);
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    var path = new StringBuilder(bytes.toString(StandardCharsets.UTF_8));
    for (int i = 0; i < path.length(); i++) {
      if (Character.isISOControl(path.charAt(i))) {
        path.setCharAt(i, BROKEN);
      }
    }
    return path.toString();
  }

  private static boolean plain(int c) {
    return c > ' ' && c < 0x7F && c != '%' && NEVER_RAW.indexOf(c) < 0;
  }

  /** The path of a whole URL (RFC 9112, section 3.2.2), which clients of proxies send. */
  private static String originForm(String target) {
    String lower = target.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
      return target;
    }
    int path = target.indexOf('/', target.indexOf("//") + 2);
    return path < 0 ? "/" : target.substring(path);
  }

  private static boolean isHex(char c) {
    return HexFormat.isHexDigit(c);
  }
}
