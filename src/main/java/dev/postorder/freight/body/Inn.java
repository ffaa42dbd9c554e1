package dev.postorder.freight.body;

import java.util.regex.Pattern;

/** Taxpayer numbers: 10 digits of a legal entity or 12 of a person in Russia, with check digits. */
final class Inn {
  private static final Pattern DIGITS = Pattern.compile("\\d{8,14}");
  private static final int[] WEIGHTS = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};

  private Inn() {}

  /** Whether it can be the number of any country: 8 to 14 digits. */
  static boolean looksLike(String inn) {
    return DIGITS.matcher(inn).matches();
  }

  /** Whether it is a Russian number with right check digits. */
  static boolean isRight(String inn) {
    return looksLike(inn)
        && switch (inn.length()) {
          case 10 -> isRight(inn, 9);
          case 12 -> isRight(inn, 10) && isRight(inn, 11);
          default -> false;
        };
  }

  /** Whether the digit at the place is the check digit of those before it. */
  private static boolean isRight(String inn, int place) {
    int sum = 0;
    for (int i = 0; i < place; i++) {
      sum += WEIGHTS[WEIGHTS.length - place + i] * Character.digit(inn.charAt(i), 10);
    }
    return sum % 11 % 10 == Character.digit(inn.charAt(place), 10);
  }
}
