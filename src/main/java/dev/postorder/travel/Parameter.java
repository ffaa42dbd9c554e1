package dev.postorder.travel;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A parameter of a method as it stands in the message.
 *
 * @param text its content; empty when it holds elements
 * @param nil whether it says xsi:nil
 * @param line where it begins, for complaints
 * @param column where it begins, for complaints
 */
record Parameter(String name, Optional<String> text, boolean nil, int line, int column) {
  /** Java would read the digits of other scripts as well. */
  private static final String INTEGER = "[+-]?[0-9]+";

  /** A string; empty for xsi:nil. */
  Optional<String> string() {
    return nil ? Optional.empty() : Optional.of(readable());
  }

  /**
   * An xs:int that may be left out; empty for xsi:nil.
   *
   * @throws SoapFault if it is none; an empty element is none
   */
  Optional<Integer> nillableInteger() {
    return nil ? Optional.empty() : Optional.of(integer());
  }

  /**
   * An xs:int.
   *
   * @throws SoapFault if it is none; an empty element is none
   */
  int integer() {
    String digits = readable().strip();
    try {
      if (digits.matches(INTEGER)) {
        return Integer.parseInt(digits);
      }
    } catch (NumberFormatException e) {
      throw SoapFault.unreadable(line, column);
    }
    throw SoapFault.unreadable(line, column);
  }

  /**
   * An xs:dateTime or an xs:date; empty for xsi:nil.
   *
   * @throws SoapFault if it is none; an empty element is none
   */
  Optional<Instant> dateTime(WireTime time) {
    if (nil) {
      return Optional.empty();
    }
    try {
      return Optional.of(time.parse(readable().strip()));
    } catch (DateTimeException e) {
      throw SoapFault.unreadable(line, column);
    }
  }

  private String readable() {
    return text.orElseThrow(() -> SoapFault.unreadable(line, column));
  }
}
