package dev.postorder.console;

import dev.postorder.platform.config.Language;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as people read and write them, in the server's zone. */
public record Times(ZoneId zone) {
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter SHORT_ENGLISH =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);

  /** To the millisecond, e.g. {@code 2026-12-01 09:30:00.125}. */
  public String exact(Instant at) {
    return EXACT.format(at.atZone(zone));
  }

  /** To the minute, as Russians write it, e.g. {@code 01.12.2026 09:30}. */
  public String brief(Instant at) {
    return SHORT.format(at.atZone(zone));
  }

  /** As a page in the language of the words shows it. */
  public Moment moment(Instant at, Words words) {
    DateTimeFormatter format = words.language() == Language.RU ? SHORT : SHORT_ENGLISH;
    return new Moment(at.toString(), format.format(at.atZone(zone)), exact(at));
  }

  /** What a datetime-local field sends. */
  public Optional<Instant> parse(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
