package dev.postorder.freight.search;

import dev.postorder.freight.wire.Fields;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads moments: {@code YYYY-MM-DD HH:MM:SS} in the server's zone, where the seconds or the time
 * may be absent and a {@code T} may stand for the space.
 */
final class Moments {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd[ HH:mm[:ss]]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final ZoneId zone;

  Moments(ZoneId zone) {
    this.zone = zone;
  }

  /** The beginning of the second, minute or day that is named. */
  Optional<Instant> begin(Fields fields, String key) {
    return text(fields, key).map(text -> instant(start(text)));
  }

  /** The end of it: the first moment that does not belong to it. */
  Optional<Instant> end(Fields fields, String key) {
    return text(fields, key).map(text -> instant(start(text).plus(1, unit(text))));
  }

  private Instant instant(LocalDateTime local) {
    return local.atZone(zone).toInstant();
  }

  private static Optional<String> text(Fields fields, String key) {
    Optional<String> text = fields.text(key).map(given -> given.strip().replace('T', ' '));
    try {
      text.ifPresent(Moments::start);
      return text;
    } catch (DateTimeParseException e) {
      fields.faults().expected("дата и время ГГГГ-ММ-ДД ЧЧ:ММ:СС", fields.path(key));
      return Optional.empty();
    }
  }

  private static LocalDateTime start(String text) {
    String padded = text.length() <= "YYYY-MM-DD".length() ? text + " 00:00" : text;
    return LocalDateTime.parse(padded, FORMAT);
  }

  private static ChronoUnit unit(String text) {
    return switch (text.length()) {
      case 10 -> ChronoUnit.DAYS;
      case 16 -> ChronoUnit.MINUTES;
      default -> ChronoUnit.SECONDS;
    };
  }
}
