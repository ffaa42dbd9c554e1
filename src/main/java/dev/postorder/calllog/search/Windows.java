package dev.postorder.calllog.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A range cut into pieces, from its near end to its far one; each is some times as long as the one
 * before, so that what is found near the end is found at once, and what is far takes few steps.
 */
final class Windows {
  private final boolean newestFirst;
  private final int growth;
  private Range left;
  private Duration length;

  Windows(Range range, boolean newestFirst, Duration first, int growth) {
    this.left = range;
    this.newestFirst = newestFirst;
    this.length = first;
    this.growth = growth;
  }

  /** The next piece; empty when the range has come to its end. */
  Optional<Range> next() {
    if (left.length().isZero()) {
      return Optional.empty();
    }
    Range piece =
        length.compareTo(left.length()) >= 0
            ? left
            : newestFirst
                ? new Range(left.until().minus(length), left.until())
                : new Range(left.from(), left.from().plus(length));
    left =
        newestFirst ? new Range(left.from(), piece.from()) : new Range(piece.until(), left.until());
    length = length.multipliedBy(growth);
    return Optional.of(piece);
  }

  /** Where the next piece begins. */
  Instant reached() {
    return newestFirst ? left.until() : left.from();
  }
}
