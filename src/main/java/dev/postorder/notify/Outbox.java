package dev.postorder.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** How many notifications wait to be sent, for the health page and the metrics. */
public final class Outbox {
  private static final String WAITING =
      """
      select count(*) as count, coalesce(min(created_at), :now) as since
        from notification where state in ('queued', 'sending')
      """;

  private final Jdbi jdbi;
  private final Clock clock;

  /** Over the database. */
  public Outbox(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * The notifications that are not sent yet.
   *
   * @param oldest how long the oldest of them waits
   */
  public record Waiting(long count, Duration oldest) {}

  /** How it is now. */
  public Waiting waiting() {
    Instant now = clock.instant();
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WAITING)
                .bind("now", now)
                .map(
                    (row, context) ->
                        new Waiting(
                            row.getLong("count"), age(row.getTimestamp("since").toInstant(), now)))
                .one());
  }

  /** Never negative: the database rounds to microseconds. */
  private static Duration age(Instant since, Instant now) {
    return since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
  }
}
