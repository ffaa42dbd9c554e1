package dev.postorder.freight.order;

/**
 * The barcode under which cargo is brought to a terminal: EAN-13 of the range for internal use, 20,
 * ten digits of the requestID, and the check digit.
 */
public final class Barcode {
  private static final long INTERNAL = 200_000_000_000L;

  private Barcode() {}

  public static String of(int requestId) {
    String digits = Long.toString(INTERNAL + requestId);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += Character.digit(digits.charAt(i), 10) * (i % 2 == 0 ? 1 : 3);
    }
    return digits + (10 - sum % 10) % 10;
  }
}
