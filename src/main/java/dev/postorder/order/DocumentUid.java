package dev.postorder.order;

import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The uid of an order's document (docUID on the freight face): {@code 0x} and 32 hex digits, of
 * which the last eight are the requestID. It names the document and opens nothing.
 */
public final class DocumentUid {
  private static final String PREFIX = "0x706f73746f72646572000000";
  private static final Pattern UID = Pattern.compile(PREFIX + "([0-9a-f]{8})");

  private DocumentUid() {}

  /** The uid of an order's document. */
  public static String of(int requestId) {
    return PREFIX + HexFormat.of().toHexDigits(requestId);
  }

  /** The requestID of a uid that {@link #of} made. */
  public static OptionalInt requestId(String uid) {
    var matcher = UID.matcher(uid.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return OptionalInt.empty();
    }
    int requestId = HexFormat.fromHexDigits(matcher.group(1));
    return requestId > 0 ? OptionalInt.of(requestId) : OptionalInt.empty();
  }
}
