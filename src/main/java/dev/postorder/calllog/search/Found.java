package dev.postorder.calllog.search;

import dev.postorder.calllog.LoggedCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a search found. */
public sealed interface Found {
  /**
   * A page.
   *
   * @param calls the newest first, without bodies
   * @param next where the search goes on, in its direction; empty where it has come to its end
   * @param reached up to where it came in its time, if that is not its end: calls beyond may be
   *     missing, {@code next} looks for them
   */
  record Page(List<LoggedCall> calls, Optional<UUID> next, Optional<Instant> reached)
      implements Found {}

  /** Nothing was found in time: the range must be narrower. */
  record TooBroad() implements Found {}
}
