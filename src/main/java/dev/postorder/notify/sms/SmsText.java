package dev.postorder.notify.sms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of an SMS and how it is sent: in the default alphabet of GSM if it has every character,
 * else in UCS-2; in one segment, or in as many as it takes, which the phone joins again (3GPP TS
 * 23.038 and 23.040).
 */
public final class SmsText {
  /** How characters become octets. */
  public enum Encoding {
    /** Septets: 160 in an SMS of one segment, 153 in each of several. */
    GSM7(160, 153, 0),
    /** UTF-16 units: 70 in an SMS of one segment, 67 in each of several. */
    UCS2(70, 67, 8);

    private final int alone;
    private final int joined;
    private final byte dataCoding;

    Encoding(int alone, int joined, int dataCoding) {
      this.alone = alone;
      this.joined = joined;
      this.dataCoding = (byte) dataCoding;
    }

    /** The {@code data_coding} of SMPP. */
    byte dataCoding() {
      return dataCoding;
    }

    private int length(int codePoint) {
      return this == GSM7 ? Gsm7.length(codePoint).orElseThrow() : Character.charCount(codePoint);
    }
  }

  private final Encoding encoding;
  private final List<String> segments;

  private SmsText(Encoding encoding, List<String> segments) {
    this.encoding = encoding;
    this.segments = List.copyOf(segments);
  }

  /** Chooses the encoding of a text and cuts it. */
  public static SmsText of(String text) {
    Encoding encoding =
        text.codePoints().allMatch(character -> Gsm7.length(character).isPresent())
            ? Encoding.GSM7
            : Encoding.UCS2;
    int length = text.codePoints().map(encoding::length).sum();
    return new SmsText(encoding, length <= encoding.alone ? List.of(text) : cut(text, encoding));
  }

  /** Never between an escape and its septet, nor between the halves of a surrogate pair. */
  private static List<String> cut(String text, Encoding encoding) {
    var segments = new ArrayList<String>();
    int start = 0;
    int length = 0;
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      int more = encoding.length(character);
      if (length + more > encoding.joined) {
        segments.add(text.substring(start, at));
        start = at;
        length = 0;
      }
      length += more;
      at += Character.charCount(character);
    }
    segments.add(text.substring(start));
    return segments;
  }

  /** How it is encoded. */
  public Encoding encoding() {
    return encoding;
  }

  /** How many segments are sent, and paid for; at least 1. */
  public int count() {
    return segments.size();
  }

  /** The text of each segment; together they are the whole text. */
  public List<String> segments() {
    return segments;
  }

  /** The octets of each segment as SMPP carries them: unpacked septets, or UTF-16BE. */
  List<byte[]> octets() {
    return segments.stream().map(this::encode).toList();
  }

  private byte[] encode(String segment) {
    return switch (encoding) {
      case GSM7 -> Gsm7.encode(segment);
      case UCS2 -> segment.getBytes(StandardCharsets.UTF_16BE);
    };
  }
}
