package dev.postorder.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Decodes request paths. */
final class Paths {
  private Paths() {}

  /**
   * A path with its percent escapes decoded as UTF-8 (RFC 3986, section 2.1); empty when an escape
   * is broken, or when it hides a control character or what is not UTF-8.
   */
  static Optional<String> decode(String target) {
    String raw = originForm(target);
    if (raw.indexOf('%') < 0) {
      return Optional.of(raw);
    }
    var bytes = ByteBuffer.allocate(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '%') {
        bytes.put((byte) c);
      } else if (i + 2 < raw.length() && isHex(raw.charAt(i + 1)) && isHex(raw.charAt(i + 2))) {
        bytes.put((byte) HexFormat.fromHexDigits(raw, i + 1, i + 3));
        i += 2;
      } else {
        return Optional.empty();
      }
    }
    try {
      String path = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      return Optional.of(path).filter(text -> text.chars().noneMatch(Character::isISOControl));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
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
