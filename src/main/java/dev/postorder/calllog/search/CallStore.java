package dev.postorder.calllog.search;

import dev.postorder.calllog.LoggedCall;
import dev.postorder.platform.database.SqlArray;
import dev.postorder.platform.ids.TimeOrderedId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Reads calls. */
final class CallStore {
  static final String COLUMNS =
      """
      c.id, c.at, c.source, c.message, c.trail, u.login, c.operator, c.request_id, d.order_number, c.outcome, c.note, c.ip,
      coalesce(c.status, x.status) as status, coalesce(c.duration_us, x.duration_us) as duration_us,
      coalesce(c.request_size, x.request_size) as request_size,
      coalesce(c.answer_size, x.answer_size) as answer_size,
      encode(coalesce(c.request_sha256, x.request_sha256), 'hex') as request_sha256,
      encode(coalesce(c.answer_sha256, x.answer_sha256), 'hex') as answer_sha256
      """;
  static final String AROUND =
      """
      left join call_exchange x on x.call_id = c.id and x.at = c.at and x.at between :oldest and :newest
      left join app_user u on u.id = c.user_id
      left join order_directory d on d.request_id = c.request_id
      """;
  private static final String ROWS =
      "select "
          + COLUMNS
          + ", null::text as request, null::text as answer\n"
          + """
          from unnest(:ids::uuid[], :ats::timestamptz[]) as wanted (id, at)
          join call c on c.id = wanted.id and c.at = wanted.at and c.at between :oldest and :newest
          """
          + AROUND
          + "order by c.id desc";

  /** A call, as it is found. */
  record Name(UUID id, Instant at) {}

  /**
   * Planning for each of thirty days takes many times as long as looking: so it is done once for a
   * connection. That plan knows no values: it must follow the indexes, which have the order.
   */
  private static final String PLANNED_ONCE =
      "set local plan_cache_mode = force_generic_plan; set local enable_sort = off;"
          + " set local enable_bitmapscan = off";

  /** So many are planned for sooner than a plan for all can be made. */
  private static final Duration FEW_DAYS = Duration.ofDays(2);

  private final Jdbi jdbi;

  CallStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Ids within a window.
   *
   * @param settled whether the statement's plan is the same whatever its values
   * @param millis after so many the statement is cancelled
   */
  List<Name> ids(
      String statement,
      Map<String, Object> values,
      boolean settled,
      Range window,
      CallPage page,
      int limit,
      long millis) {
    return jdbi.inTransaction(
        handle -> {
          bound(handle, millis);
          if (settled && manyDays(window.from(), window.until())) {
            handle.execute(PLANNED_ONCE);
          }
          Query query = handle.createQuery(statement).bindMap(values).bind("limit", limit);
          within(query, window, page);
          return query.mapTo(Name.class).list();
        });
  }

  /**
   * The plan is made for the values: a partial index is used only where they are known. No day is
   * read whole, however common a word is thought to be.
   */
  static void bound(Handle handle, long millis) {
    handle.execute(
        "set local plan_cache_mode = force_custom_plan; set local enable_seqscan = off;"
            + " set local statement_timeout = "
            + millis);
  }

  static void within(Query query, Range window, CallPage page) {
    UUID first = TimeOrderedId.first(window.from());
    UUID last = TimeOrderedId.first(window.until().plusMillis(1));
    query
        .bind("from", window.from())
        .bind("until", window.until())
        .bind(
            "first", page.after().map(CallStore::next).filter(id -> later(id, first)).orElse(first))
        .bind("last", page.before().filter(id -> later(last, id)).orElse(last));
  }

  /** The rows of calls, the newest first. */
  List<LoggedCall> rows(List<Name> names) {
    return names.isEmpty()
        ? List.of()
        : jdbi.inTransaction(
            handle -> {
              List<Instant> times = names.stream().map(Name::at).sorted().toList();
              if (!manyDays(times.getFirst(), times.getLast())) {
                handle.execute("set local plan_cache_mode = force_custom_plan");
              }
              return rows(handle, names);
            });
  }

  static List<LoggedCall> rows(Handle handle, List<Name> names) {
    List<Instant> times = names.stream().map(Name::at).sorted().toList();
    return handle
        .createQuery(ROWS)
        .bind("ids", SqlArray.of("uuid", names, Name::id))
        .bind("ats", SqlArray.of("timestamptz", names, Name::at))
        .bind("oldest", times.getFirst())
        .bind("newest", times.getLast())
        .mapTo(LoggedCall.class)
        .list();
  }

  private static boolean manyDays(Instant from, Instant until) {
    return Duration.between(from, until).compareTo(FEW_DAYS) > 0;
  }

  /** Whether one id sorts after another, as the database sorts them: by unsigned bytes. */
  private static boolean later(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high > 0
        || (high == 0
            && Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits())
                > 0);
  }

  private static UUID next(UUID id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 1);
  }
}
