package dev.postorder.order.search;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A span of time, open where an end is empty.
 *
 * @param until exclusive
 */
public record Span(Optional<Instant> from, Optional<Instant> until) {
  /** All of time. */
  public static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());

  /** Whether it leaves anything out. */
  public boolean narrows() {
    return from.isPresent() || until.isPresent();
  }

  /** Where it begins. */
  public OffsetDateTime start() {
    return from.map(Span::utc).orElse(OffsetDateTime.MIN);
  }

  /** Where it ends, exclusive. */
  public OffsetDateTime end() {
    return until.map(Span::utc).orElse(OffsetDateTime.MAX);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
