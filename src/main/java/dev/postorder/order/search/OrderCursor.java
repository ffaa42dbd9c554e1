package dev.postorder.order.search;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the list of all orders, the newest first: what follows is older.
 *
 * @param createdAt when the order at this place was created, in microseconds
 */
public record OrderCursor(Instant createdAt, int requestId) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,17})-([1-9][0-9]{0,9})");

  /** Reads what {@link #toString} writes; empty for what is none. */
  public static Optional<OrderCursor> of(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches() || Long.parseLong(matcher.group(2)) > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    Instant at = Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS);
    return Optional.of(new OrderCursor(at, Integer.parseInt(matcher.group(2))));
  }

  /** The last order of the page before, unless the end of the span comes sooner. */
  public static Optional<OrderCursor> within(Optional<OrderCursor> after, Span created) {
    return after.filter(cursor -> cursor.at().isBefore(created.end()));
  }

  /** The time as the database takes it. */
  public OffsetDateTime at() {
    return createdAt.atOffset(ZoneOffset.UTC);
  }

  @Override
  public String toString() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, createdAt) + "-" + requestId;
  }
}
