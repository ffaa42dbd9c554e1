package dev.postorder.travel;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * Times on the wire: local with offset and seven fraction digits, as .NET writes them.
 *
 * @param zone the server's zone; also of times that come without one
 */
record WireTime(ZoneId zone) {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSxxx", Locale.ROOT);
  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendLiteral('-')
          .appendValue(ChronoField.MONTH_OF_YEAR, 2)
          .appendLiteral('-')
          .appendValue(ChronoField.DAY_OF_MONTH, 2)
          .optionalStart()
          .appendLiteral('T')
          .append(ISO_LOCAL_TIME)
          .optionalEnd()
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** E.g. {@code 2020-10-20T23:31:35.7599467+03:00}. */
  String format(Instant instant) {
    return WRITTEN.format(instant.atZone(zone));
  }

  /**
   * Reads a dateTime, or a bare date as its first moment; years have four digits, as .NET's do.
   *
   * @throws DateTimeException if the text is neither
   */
  Instant parse(String text) {
    TemporalAccessor read = READ.parse(text);
    LocalDate date = LocalDate.from(read);
    LocalTime time = read.query(TemporalQueries.localTime());
    ZoneOffset offset = read.query(TemporalQueries.offset());
    var local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
    return offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset);
  }
}
