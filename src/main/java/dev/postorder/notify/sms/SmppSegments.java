package dev.postorder.notify.sms;

import java.util.ArrayList;
import java.util.List;

/**
 * The segments of an SMS as {@code short_message} carries them. Each of several begins with a user
 * data header that says which it is (3GPP TS 23.040, section 9.2.3.24.1, 8-bit reference).
 */
final class SmppSegments {
  /** What the header's length octet, and the concatenation element in it, are. */
  private static final byte[] HEADER = {5, 0, 3};

  /** {@code esm_class}: nothing special. */
  private static final byte PLAIN = 0;

  /** {@code esm_class}: the short message begins with a user data header. */
  private static final byte WITH_HEADER = 0x40;

  /** How many the header can tell apart. */
  private static final int MOST = 255;

  private SmppSegments() {}

  /** What {@code esm_class} says of such segments. */
  static byte esmClass(SmsText text) {
    return text.count() == 1 ? PLAIN : WITH_HEADER;
  }

  /** The octets of each segment, in their order; there are at most 255. */
  static List<byte[]> of(Sms sms) {
    List<byte[]> texts = sms.text().octets();
    if (texts.size() == 1) {
      return texts;
    }
    if (texts.size() > MOST) {
      throw new IllegalArgumentException("too many segments");
    }
    var segments = new ArrayList<byte[]>();
    for (byte[] text : texts) {
      byte[] segment = new byte[HEADER.length + 3 + text.length];
      System.arraycopy(HEADER, 0, segment, 0, HEADER.length);
      segment[HEADER.length] = sms.reference();
      segment[HEADER.length + 1] = (byte) texts.size();
      segment[HEADER.length + 2] = (byte) (segments.size() + 1);
      System.arraycopy(text, 0, segment, HEADER.length + 3, text.length);
      segments.add(segment);
    }
    return segments;
  }
}
