package dev.postorder.calllog.search;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;

/**
 * Counts calls over time. Where only source, message and outcome are named, it adds up the counters
 * that are kept with the log; all else is counted, for as long as patience lasts.
 */
public final class CallCounts {
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(12),
          Duration.ofDays(1));
  private static final int MOST_BARS = 64;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String CANCELLED = "57014";

  private final Jdbi jdbi;
  private final Names names;

  /** Counts in this database. */
  public CallCounts(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.names = new Names(jdbi);
  }

  /**
   * The calls of a range by steps that begin with the day of the zone; the range is widened to
   * whole steps.
   *
   * @param patience how long it may take
   * @return empty when it takes longer
   */
  public Optional<Histogram> histogram(
      CallFilter filter, Range range, ZoneId zone, Duration patience) {
    Duration step = step(range.length());
    Instant origin = range.from().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    Range whole =
        new Range(floor(range.from(), origin, step), ceiling(range.until(), origin, step));
    Conditions conditions = Conditions.of(filter, names);
    if (conditions.impossible()) {
      return Optional.of(filled(whole, step, Map.of()));
    }
    try {
      return Optional.of(
          filled(whole, step, counted(filter, conditions, whole, step, patience.toMillis())));
    } catch (JdbiException e) {
      if (e.getCause() instanceof SQLException cause && CANCELLED.equals(cause.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether the counters answer it, so that it takes milliseconds whatever the range. */
  public static boolean quick(CallFilter filter) {
    return filter.terms().stream()
        .allMatch(
            term ->
                switch (term.key()) {
                  case SOURCE, MESSAGE, OUTCOME -> true;
                  default -> false;
                });
  }

  private Map<Instant, Histogram.Bar> counted(
      CallFilter filter, Conditions conditions, Range range, Duration step, long millis) {
    String from;
    if (quick(filter)) {
      String table = step.compareTo(HOUR) < 0 ? "call_minute" : "call_hour";
      from = "from " + table + " c where c.at >= :from and c.at < :until" + conditions.sql();
    } else {
      from = new CallSql(conditions, filter).counted();
    }
    String sum = quick(filter) ? "sum(c.calls)" : "count(*)";
    String sql =
        """
        select date_bin(:step::interval, c.at, :from::timestamptz) as at, %1$s as calls,
               coalesce(%1$s filter (where c.outcome <> 'ok'), 0) as errors
        %2$s
        group by 1
        """
            .formatted(sum, from);
    List<Histogram.Bar> bars =
        jdbi.inTransaction(
            handle -> {
              CallStore.bound(handle, millis);
              Query query =
                  handle
                      .createQuery(sql)
                      .bindMap(conditions.values())
                      .bind("step", step.toSeconds() + " seconds");
              CallStore.within(query, range, CallPage.newest(1));
              return query
                  .map(
                      (row, context) ->
                          new Histogram.Bar(
                              row.getObject("at", OffsetDateTime.class).toInstant(),
                              row.getLong("calls"),
                              row.getLong("errors")))
                  .list();
            });
    var byTime = new HashMap<Instant, Histogram.Bar>();
    bars.forEach(bar -> byTime.put(bar.at(), bar));
    return byTime;
  }

  private static Histogram filled(Range range, Duration step, Map<Instant, Histogram.Bar> counted) {
    var bars = new ArrayList<Histogram.Bar>();
    for (Instant at = range.from(); at.isBefore(range.until()); at = at.plus(step)) {
      bars.add(counted.getOrDefault(at, new Histogram.Bar(at, 0, 0)));
    }
    return new Histogram(step, List.copyOf(bars));
  }

  /** The shortest that makes few enough bars. */
  static Duration step(Duration length) {
    return STEPS.stream()
        .filter(step -> length.dividedBy(step) < MOST_BARS)
        .findFirst()
        .orElseGet(() -> Duration.ofDays(1 + length.toDays() / MOST_BARS));
  }

  private static Instant floor(Instant at, Instant origin, Duration step) {
    long steps = Math.floorDiv(Duration.between(origin, at).toSeconds(), step.toSeconds());
    return origin.plus(step.multipliedBy(steps));
  }

  private static Instant ceiling(Instant at, Instant origin, Duration step) {
    Instant floor = floor(at, origin, step);
    return floor.isBefore(at) ? floor.plus(step) : floor;
  }
}
