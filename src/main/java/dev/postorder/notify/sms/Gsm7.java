package dev.postorder.notify.sms;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The default alphabet of GSM with its extension table (3GPP TS 23.038, sections 6.2.1 and
 * 6.2.1.1). A character of the extension table is an escape and a second septet.
 */
final class Gsm7 {
  private static final int ESCAPE = 0x1B;
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final Map<Integer, Integer> EXTENSION =
      Map.of(
          (int) '\f',
          0x0A,
          (int) '^',
          0x14,
          (int) '{',
          0x28,
          (int) '}',
          0x29,
          (int) '\\',
          0x2F,
          (int) '[',
          0x3C,
          (int) '~',
          0x3D,
          (int) ']',
          0x3E,
          (int) '|',
          0x40,
          (int) '€',
          0x65);

  /** The septets of a character; those of the extension table have the escape above them. */
  private static final Map<Integer, Integer> SEPTETS = septets();

  private Gsm7() {}

  private static Map<Integer, Integer> septets() {
    var septets = new HashMap<Integer, Integer>();
    for (int i = 0; i < BASIC.length(); i++) {
      if (i != ESCAPE) {
        septets.put((int) BASIC.charAt(i), i);
      }
    }
    EXTENSION.forEach((character, septet) -> septets.put(character, ESCAPE << 8 | septet));
    return Map.copyOf(septets);
  }

  /** How many septets a character takes, 1 or 2; empty if the alphabet does not have it. */
  static OptionalInt length(int codePoint) {
    Integer septets = SEPTETS.get(codePoint);
    return septets == null ? OptionalInt.empty() : OptionalInt.of(septets > 0x7F ? 2 : 1);
  }

  /** Septets, one in each octet, as SMPP carries them; the text is of this alphabet. */
  static byte[] encode(String text) {
    var octets = new ByteArrayOutputStream(text.length());
    text.codePoints()
        .forEach(
            character -> {
              Integer septets = SEPTETS.get(character);
              if (septets == null) {
                throw new IllegalArgumentException("not a character of GSM 7 bit");
              }
              if (septets > 0x7F) {
                octets.write(ESCAPE);
              }
              octets.write(septets & 0x7F);
            });
    return octets.toByteArray();
  }
}
