package dev.postorder.notify.sms;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number in international form (E.164), 11 to 15 digits without a plus, or 10 with the code
 * of another country. A Russian mobile may be written with 8 before it, or with nothing.
 *
 * @param digits e.g. {@code 79161234567}
 */
record Msisdn(String digits) {
  private static final Pattern SIGNS = Pattern.compile("[+\\s()\\-]");
  private static final Pattern RUSSIAN = Pattern.compile("8?(9\\d{9})");
  private static final Pattern RUSSIAN_CITY = Pattern.compile("[348]\\d{9}");
  private static final Pattern INTERNATIONAL = Pattern.compile("[1-9]\\d{9,14}");

  /**
   * Reads a number as orders hold it. Empty when it cannot be told to which phone in the world it
   * leads: nobody else is to read what an SMS says.
   */
  static Optional<Msisdn> of(String number) {
    String digits = SIGNS.matcher(number).replaceAll("");
    var russian = RUSSIAN.matcher(digits);
    if (russian.matches()) {
      return Optional.of(new Msisdn("7" + russian.group(1)));
    }
    boolean international =
        INTERNATIONAL.matcher(digits).matches() && !RUSSIAN_CITY.matcher(digits).matches();
    return international ? Optional.of(new Msisdn(digits)) : Optional.empty();
  }
}
