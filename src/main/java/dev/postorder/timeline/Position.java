package dev.postorder.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place of an entry in a timeline.
 *
 * @param at in microseconds
 * @param key among the entries of the kind: a number, or of calls the call's id
 */
public record Position(Instant at, Kind kind, String key) {
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{1,17})-([a-z_]+)-([0-9]{1,18}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  /** The newest first. */
  static final Comparator<Position> NEWEST_FIRST =
      Comparator.comparing(Position::at)
          .thenComparing(Position::kind)
          .thenComparingLong(Position::number)
          .thenComparing(Position::key)
          .reversed();

  /** Reads what {@link #toString} writes; empty for what is none. */
  public static Optional<Position> of(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Instant at = Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS);
    boolean number = matcher.group(3).length() <= 18;
    return Kind.of(matcher.group(2))
        .filter(kind -> number != byCall(kind))
        .map(kind -> new Position(at, kind, matcher.group(3)));
  }

  /** Whether the keys of a kind are ids of calls. */
  static boolean byCall(Kind kind) {
    return kind == Kind.CALL || kind == Kind.DOCUMENT;
  }

  private long number() {
    return byCall(kind) ? 0 : Long.parseLong(key);
  }

  @Override
  public String toString() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + kind.code() + "-" + key;
  }
}
