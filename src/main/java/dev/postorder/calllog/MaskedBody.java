package dev.postorder.calllog;

import dev.postorder.platform.database.StorableText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A body as the log keeps it: JSON and XML with their secrets masked, as far as they can be read.
 * What follows the first place that does not parse is not kept, for a secret in it could not be
 * told from the rest.
 */
final class MaskedBody {
  private static final int READ_PER_BYTE_KEPT = 4;

  /** A file, as answers and letters carry it: Base64 (RFC 4648, section 4). */
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9+/]{1000,}={0,2}");

  private static final int SHOWN_OF_FILE = 32;

  private MaskedBody() {}

  /** At most {@code limit} bytes of UTF-8. */
  static String of(Body body, int limit) {
    int length = Math.min(body.head().length, limit * READ_PER_BYTE_KEPT);
    String text = new String(body.head(), 0, length, charset(body.head()));
    boolean whole = body.whole() && length == body.head().length;
    return StorableText.of(mask(text, whole), limit);
  }

  /**
   * Masks a text.
   *
   * @param whole false when its end was cut off by us
   */
  static String mask(String text, boolean whole) {
    String start = text.strip();
    if (start.startsWith("\uFEFF")) {
      start = start.substring(1).strip();
    }
    if (start.isEmpty()) {
      return "";
    }
    return switch (start.charAt(0)) {
      case '{', '[' -> JsonMask.mask(start, whole);
      case '<' -> XmlMask.mask(start, whole);
      default -> notKept(start.length());
    };
  }

  /**
   * What is shown instead of a string inside a body that carries a secret, or is a file; empty if
   * it is neither.
   */
  static Optional<String> embedded(String value) {
    if (FILE.matcher(value).matches()) {
      return Optional.of(
          value.substring(0, SHOWN_OF_FILE) + notKept(value.length() - SHOWN_OF_FILE));
    }
    if (!SecretNames.mayCarrySecret(value)) {
      return Optional.empty();
    }
    String start = value.strip();
    if (start.startsWith("{") || start.startsWith("[") || start.startsWith("<")) {
      String masked = mask(start, true);
      return masked.equals(start) ? Optional.empty() : Optional.of(masked);
    }
    return SecretNames.carriesSecret(value) ? Optional.of(SecretNames.MASK) : Optional.empty();
  }

  static String notKept(int characters) {
    return "[не разобрано, не сохранено знаков: " + characters + "]";
  }

  private static Charset charset(byte[] head) {
    if (head.length < 2) {
      return StandardCharsets.UTF_8;
    }
    boolean marked = (head[0] == -1 && head[1] == -2) || (head[0] == -2 && head[1] == -1);
    if (marked) {
      return StandardCharsets.UTF_16;
    }
    if (head[0] == 0) {
      return StandardCharsets.UTF_16BE;
    }
    return head[1] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
  }
}
