package dev.postorder.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * How often an order may be told of again. The last time of each order is a row that only one of
 * several calls at once can move, on whatever nodes they are; so the limit is exact.
 *
 * @param interval between two times; zero: any number, and nothing is kept
 */
public record RenotifyLimit(Duration interval) {
  /** As often as anyone likes. */
  public static final RenotifyLimit NONE = new RenotifyLimit(Duration.ZERO);

  /** Of several calls for one order in one statement, the first one counts. */
  private static final String LIMITED =
      """
      stamped as (
        insert into renotified as r (customer_id, request_id, at)
        select distinct customer_id, request_id, :now::timestamptz from candidate where state = 'finished'
        order by customer_id, request_id
        on conflict (customer_id, request_id) do update set at = excluded.at
        where r.at <= excluded.at - :interval * interval '1 microsecond'
        returning customer_id, request_id
      ), target as materialized (
        select k.*, s.request_id is not null
                    and row_number() over (partition by k.customer_id, k.request_id order by k.n) = 1 as told,
               (select r.at from renotified r
                where r.customer_id = k.customer_id and r.request_id = k.request_id) as last
        from candidate k
        left join stamped s on s.customer_id = k.customer_id and s.request_id = k.request_id)\
      """;

  private static final String UNLIMITED =
      """
      target as materialized (
        select k.*, k.state = 'finished' as told, null::timestamptz as last from candidate k)\
      """;

  /** Whether there is a limit. */
  boolean limits() {
    return interval.isPositive();
  }

  /**
   * Makes {@code target} of {@code candidate}, which has all of its columns but {@code told} and
   * {@code last}, the time before. Bound by {@code now} and {@link #bind}.
   */
  String target() {
    return limits() ? LIMITED : UNLIMITED;
  }

  <S extends SqlStatement<S>> S bind(S statement) {
    return limits()
        ? statement.bind("interval", interval.toNanos() / ChronoUnit.MICROS.getDuration().toNanos())
        : statement;
  }

  /** How long one who was refused has to wait; one who came at once with another, all of it. */
  Duration left(Optional<Instant> last, Instant now) {
    return last.map(at -> Duration.between(now, at.plus(interval)))
        .filter(Duration::isPositive)
        .orElse(interval);
  }
}
