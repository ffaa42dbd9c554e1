package dev.postorder.calllog;

import dev.postorder.platform.health.Status;
import dev.postorder.platform.ids.TimeOrderedId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** How many calls there were lately, on all nodes. */
public final class CallRates {
  private static final List<Duration> SPANS = List.of(Duration.ofMinutes(5), Duration.ofHours(1));
  private static final String PATIENCE = "set local statement_timeout = '500ms'";
  private static final String CANCELED = "57014";
  private static final String COUNT =
      """
      select count(*) as count, count(*) filter (where outcome = 'refused') as refused,
             count(*) filter (where outcome = 'fault') as faults
      from call where id >= :first and at >= :from and source = 'api'
      """;

  private final Jdbi jdbi;
  private final Clock clock;

  /** Of this database. */
  public CallRates(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  private record Row(long count, long refused, long faults) {}

  /** The calls of clients in the last five minutes and the last hour; none where it takes long. */
  public List<Status.Calls> lately() {
    Instant now = clock.instant();
    return jdbi.inTransaction(handle -> count(handle, now));
  }

  private static List<Status.Calls> count(Handle handle, Instant now) {
    handle.execute(PATIENCE);
    try {
      return SPANS.stream().map(span -> count(handle, now, span)).toList();
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException cause && CANCELED.equals(cause.getSQLState())) {
        handle.rollback();
        handle.begin();
        return List.of();
      }
      throw e;
    }
  }

  private static Status.Calls count(Handle handle, Instant now, Duration span) {
    Instant from = now.minus(span);
    Row row =
        handle
            .createQuery(COUNT)
            .bind("first", TimeOrderedId.first(from))
            .bind("from", from)
            .mapTo(Row.class)
            .one();
    return new Status.Calls(span, row.count(), row.refused(), row.faults());
  }
}
