package dev.postorder.document;

import dev.postorder.order.Phone;
import dev.postorder.platform.config.Language;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Values as papers say them.
 *
 * @param zone of times
 */
record Texts(Language language, ZoneId zone) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT);

  String of(Term term) {
    return term.in(language);
  }

  String day(LocalDate day) {
    return DAY.format(day);
  }

  String day(Instant instant) {
    return DAY.format(instant.atZone(zone));
  }

  String time(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  /** {@code 2026-11-22} as {@code 22.11.2026}; anything else as it is. */
  static String day(String date) {
    return date.matches("\\d{4}-\\d\\d-\\d\\d")
        ? date.substring(8) + "." + date.substring(5, 7) + "." + date.substring(0, 4)
        : date;
  }

  /** {@code +7 (962) 000-00-00} of a Russian number; of any other its digits. */
  String phone(String digits, String ext) {
    String number = Phone.readable(digits);
    return ext.isBlank() ? number : number + " " + of(Term.EXT) + " " + ext;
  }

  String phone(Phone phone) {
    return phone(phone.number(), phone.ext());
  }

  /** A number with the decimal sign of the language; anything else as it is. */
  String number(String text) {
    return decimal(text).map(number -> sign(number.toPlainString())).orElse(text);
  }

  /** An amount with thousands apart and two decimals; anything else as it is. */
  String money(String text) {
    var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setGroupingSeparator('\u00A0');
    symbols.setDecimalSeparator(language == Language.RU ? ',' : '.');
    return decimal(text).map(new DecimalFormat("#,##0.00", symbols)::format).orElse(text);
  }

  private String sign(String number) {
    return language == Language.RU ? number.replace('.', ',') : number;
  }

  /** A number, where it is one. */
  static Optional<BigDecimal> decimal(String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      return Optional.of(number).filter(n -> n.precision() < 30 && Math.abs(n.scale()) < 30);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A value of an object the client sent, whose keys match without regard to case. */
  static Optional<String> value(JsonNode object, String key) {
    return node(object, key)
        .filter(node -> node.isValueNode() && !node.isNull())
        .map(JsonNode::asString)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** A member of an object the client sent. */
  static Optional<JsonNode> node(JsonNode object, String key) {
    return object.properties().stream()
        .filter(member -> member.getKey().equalsIgnoreCase(key))
        .map(java.util.Map.Entry::getValue)
        .findFirst();
  }
}
