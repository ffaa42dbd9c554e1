package dev.postorder.order;

import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The uid of an order's document (docUID on the freight face): the requestID as {@code 0x} and 32
 * hex digits. It names the document and opens nothing.
 */
public final class DocumentUid {
  private static final Pattern UID =
      Pattern.compile("(?:0x)?0{8}-?0{4}-?0{4}-?0{4}-?0{4}([0-9a-f]{8})");

  private DocumentUid() {}

  /** The uid of an order's document. */
  public static String of(int requestId) {
    return "0x" + "0".repeat(24) + HexFormat.of().toHexDigits(requestId);
  }

  /** The requestID of a uid that {@link #of} made, in any case, also with hyphens. */
  public static OptionalInt requestId(String uid) {
    var matcher = UID.matcher(uid.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return OptionalInt.empty();
    }
    int requestId = HexFormat.fromHexDigits(matcher.group(1));
    return requestId > 0 ? OptionalInt.of(requestId) : OptionalInt.empty();
  }
}
