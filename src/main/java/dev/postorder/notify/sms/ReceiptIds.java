package dev.postorder.notify.sms;

import dev.postorder.platform.config.Sms.Smpp.MessageIds;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One form for the id of a message, however the SMS centre writes it in its answer and in its
 * receipt: lower case, without zeros before it, and decimal where one of the two is hexadecimal.
 */
final class ReceiptIds {
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,64}");
  private static final Pattern ZEROS = Pattern.compile("^0+(?=.)");

  private ReceiptIds() {}

  /** The id as submit_sm_resp says it. */
  static String answered(MessageIds written, String id) {
    return written == MessageIds.HEX_DECIMAL ? decimal(id) : plain(id);
  }

  /** The id as a receipt says it. */
  static String receipted(MessageIds written, String id) {
    return written == MessageIds.DECIMAL_HEX ? decimal(id) : plain(id);
  }

  private static String plain(String id) {
    return ZEROS.matcher(id.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
  }

  private static String decimal(String id) {
    String stripped = id.strip();
    return HEX.matcher(stripped).matches()
        ? new BigInteger(stripped, 16).toString()
        : plain(stripped);
  }
}
