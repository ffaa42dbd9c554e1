package dev.postorder.order;

/**
 * A phone of a party.
 *
 * @param number digits, no leading plus
 * @param ext the extension, or empty
 */
public record Phone(String number, String ext) {
  /** {@code +7 (962) 000-00-00} of a Russian number; of any other its digits. */
  public static String readable(String digits) {
    return digits.matches("7\\d{10}")
        ? "+7 (%s) %s-%s-%s"
            .formatted(
                digits.substring(1, 4),
                digits.substring(4, 7),
                digits.substring(7, 9),
                digits.substring(9))
        : digits;
  }
}
