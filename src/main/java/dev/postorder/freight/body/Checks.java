package dev.postorder.freight.body;

import dev.postorder.freight.wire.Fields;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks of values that bodies share. Each answers empty, with a fault, for a value it refuses. */
public final class Checks {
  private static final int LONGEST_EMAIL = 254;
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@,;<>]{1,64}@[^\\s@,;<>.]+(\\.[^\\s@,;<>.]+)+");
  private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("H:mm[:ss]");

  private Checks() {}

  /** An e-mail address: a name, an at sign, and a domain of two words or more (RFC 5321). */
  public static Optional<String> email(Fields fields, String key) {
    return checked(
        fields,
        key,
        "адрес электронной почты",
        text ->
            Optional.of(text)
                .filter(given -> given.length() <= LONGEST_EMAIL) // the pattern recurses by words
                .filter(given -> EMAIL.matcher(given).matches()));
  }

  /** A uid, {@code 0x} and 32 hex digits; the text stays as it was given. */
  public static Optional<String> uid(Fields fields, String key) {
    return checked(
        fields,
        key,
        "uid: 0x и 32 шестнадцатеричные цифры",
        text -> Uids.parse(text).map(uid -> text));
  }

  /** A time of day, {@code H:MM} or {@code HH:MM}. */
  public static Optional<LocalTime> time(Fields fields, String key) {
    return checked(fields, key, "время ЧЧ:ММ", Checks::time);
  }

  /** A text of at most so many characters. */
  public static Optional<String> text(Fields fields, String key, int most) {
    Optional<String> text = fields.text(key);
    text.filter(given -> given.length() > most)
        .ifPresent(
            given ->
                fields
                    .faults()
                    .limit(
                        "Не более %d символов, передано %d".formatted(most, given.length()),
                        fields.path(key)));
    return text;
  }

  /** A number greater than 0. */
  public static Optional<BigDecimal> positive(Fields fields, String key) {
    return atLeast(fields, key, 1, "Ожидается число больше 0");
  }

  /** A number, 0 or greater. */
  public static Optional<BigDecimal> notNegative(Fields fields, String key) {
    return atLeast(fields, key, 0, "Ожидается число не меньше 0");
  }

  /** A whole number from {@code least} on. */
  public static Optional<Long> count(Fields fields, String key, long least) {
    Optional<Long> count = fields.integer(key);
    if (count.filter(given -> given < least).isPresent()) {
      fields.faults().limit("Ожидается число не меньше " + least, fields.path(key));
    }
    return count.filter(given -> given >= least);
  }

  private static Optional<BigDecimal> atLeast(Fields fields, String key, int sign, String detail) {
    Optional<BigDecimal> number = fields.decimal(key);
    if (number.filter(given -> given.signum() < sign).isPresent()) {
      fields.faults().limit(detail, fields.path(key));
    }
    return number.filter(given -> given.signum() >= sign);
  }

  private interface Reading<T> {
    Optional<T> read(String text);
  }

  private static <T> Optional<T> checked(
      Fields fields, String key, String expected, Reading<T> reading) {
    Optional<String> text = fields.text(key).map(String::strip);
    Optional<T> value = text.flatMap(reading::read);
    if (text.isPresent() && value.isEmpty()) {
      fields.faults().expected(expected, fields.path(key));
    }
    return value;
  }

  private static Optional<LocalTime> time(String text) {
    try {
      return Optional.of(LocalTime.parse(text.equals("24:00") ? "23:59" : text, HOURS));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
