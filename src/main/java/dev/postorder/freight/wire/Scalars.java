package dev.postorder.freight.wire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads numbers, flags and dates from text; each answers empty when the text is none. */
final class Scalars {
  private static final int LONGEST_NUMBER = 100;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Scalars() {}

  /** The text of a string, number or boolean, as the client wrote it. */
  static Optional<String> text(JsonNode node) {
    return node.isString()
        ? Optional.of(node.stringValue())
        : node.isValueNode() && !node.isNull() ? Optional.of(node.asString()) : Optional.empty();
  }

  static Optional<Long> integer(String text) {
    try {
      return Optional.of(Long.valueOf(text.strip()));
    } catch (NumberFormatException e) {
      return decimal(text).filter(Scalars::whole).map(BigDecimal::longValueExact);
    }
  }

  private static boolean whole(BigDecimal number) {
    return number.scale() <= LONGEST_NUMBER
        && number.scale() >= -LONGEST_NUMBER
        && number.stripTrailingZeros().scale() <= 0
        && number.toBigInteger().bitLength() < Long.SIZE;
  }

  static Optional<BigDecimal> decimal(String text) {
    String number = text.strip();
    if (number.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(number)).filter(Scalars::sensible);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether the number can be stored and shown: not a short text for a million digits. */
  static boolean sensible(BigDecimal number) {
    return number.scale() <= LONGEST_NUMBER
        && number.scale() >= -LONGEST_NUMBER
        && number.precision() <= LONGEST_NUMBER;
  }

  static Optional<Boolean> flag(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A date of a year of four digits. */
  static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip(), DATE)).filter(Scalars::ordinary);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The pattern takes a year of nine digits with its sign, which no database keeps. */
  private static boolean ordinary(LocalDate date) {
    return date.getYear() > 0 && date.getYear() <= 9999;
  }
}
