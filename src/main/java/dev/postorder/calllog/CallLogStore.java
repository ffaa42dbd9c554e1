package dev.postorder.calllog;

import dev.postorder.platform.database.SqlArray;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The SQL of the call log. */
final class CallLogStore {
  private static final String TRAIL =
      """
      insert into call (id, at, source, message, trail, user_id, customer_id, request_id, outcome, note, ip,
                        operator)
      values (:id, :at, :source, :message, :trail, :user, :customer, :request, 'ok', :note, :ip, :operator)
      """;
  private static final String CALLS =
      """
      insert into call (id, at, source, message, trail, user_id, customer_id, request_id, outcome, note, ip,
                        operator, status, duration_us, request_size, answer_size, request_sha256, answer_sha256)
      select * from unnest(
        :id::uuid[], :at::timestamptz[], :source::text[], :message::text[], :trail::text[], :user::bigint[],
        :customer::bigint[], :request::integer[], :outcome::text[], :note::text[], :ip::text[], :operator::text[],
        :status::integer[], :duration::bigint[], :request_size::integer[], :answer_size::integer[],
        :request_sha256::bytea[], :answer_sha256::bytea[])
      on conflict do nothing
      returning id
      """;
  private static final String EXCHANGES =
      """
      insert into call_exchange (call_id, at, status, duration_us, request_size, answer_size,
                                 request_sha256, answer_sha256, request, answer)
      select * from unnest(
        :id::uuid[], :at::timestamptz[], :status::integer[], :duration::bigint[], :request_size::integer[],
        :answer_size::integer[], :request_sha256::bytea[], :answer_sha256::bytea[], :request_body::text[],
        :answer_body::text[])
      on conflict do nothing
      returning call_id
      """;

  private final Jdbi jdbi;
  private final Counted counted = new Counted();

  CallLogStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Inserts the row of a call that takes effect. */
  void trail(Handle handle, Call call, Optional<String> note) {
    handle
        .createUpdate(TRAIL)
        .bind("id", call.id())
        .bind("at", call.at())
        .bind("source", call.source().code())
        .bind("message", call.message())
        .bind("trail", call.trail())
        .bind("user", call.userId())
        .bind("customer", call.customerId())
        .bind("request", call.requestId())
        .bind("note", note)
        .bind("ip", call.ip())
        .bind("operator", call.operator())
        .execute();
  }

  /**
   * Inserts the rows of closed calls and counts them, and jobs, all or none; those that stand
   * already are left. A crash of the database may lose the last ones: nobody waits for their way to
   * the disk.
   */
  void insert(List<ClosedCall> rows, List<Call> jobs) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("set local synchronous_commit = off");
          Set<UUID> calls =
              insertCalls(handle, rows.stream().filter(row -> !row.trailWritten()).toList());
          Set<UUID> exchanges =
              insertExchanges(handle, rows.stream().filter(ClosedCall::hasExchange).toList());
          count(
              handle,
              rows.stream()
                  .filter(row -> (row.trailWritten() ? exchanges : calls).remove(row.call().id()))
                  .filter(row -> !(row.trailWritten() && row.call().source() == Source.JOB))
                  .toList(),
              jobs);
        });
  }

  private static Set<UUID> insertCalls(Handle handle, List<ClosedCall> rows) {
    if (rows.isEmpty()) {
      return new HashSet<>();
    }
    try (Query query = handle.createQuery(CALLS)) {
      figures(query, rows);
      column(query, rows, "source", "text", row -> row.call().source().code());
      column(query, rows, "message", "text", row -> row.call().message());
      column(query, rows, "trail", "text", row -> row.call().trail().orElse(null));
      column(query, rows, "user", "bigint", row -> boxed(row.call().userId()));
      column(query, rows, "customer", "bigint", row -> boxed(row.call().customerId()));
      column(query, rows, "request", "integer", row -> boxed(row.call().requestId()));
      column(query, rows, "outcome", "text", row -> row.outcome().code());
      column(query, rows, "note", "text", row -> row.note().orElse(null));
      column(query, rows, "ip", "text", row -> row.call().ip());
      column(query, rows, "operator", "text", row -> row.call().operator().orElse(null));
      return new HashSet<>(query.mapTo(UUID.class).list());
    }
  }

  private static Set<UUID> insertExchanges(Handle handle, List<ClosedCall> rows) {
    if (rows.isEmpty()) {
      return new HashSet<>();
    }
    try (Query query = handle.createQuery(EXCHANGES)) {
      figures(query, rows);
      column(query, rows, "request_body", "text", row -> row.request().orElse(null));
      column(query, rows, "answer_body", "text", row -> row.answer().orElse(null));
      return new HashSet<>(query.mapTo(UUID.class).list());
    }
  }

  private void count(Handle handle, List<ClosedCall> rows, List<Call> jobs) {
    List<Counted.Count> counts = counted.of(rows, jobs);
    if (counts.isEmpty()) {
      return;
    }
    for (String unit : List.of("minute", "hour")) {
      try (Update update = handle.createUpdate(counts("call_" + unit, unit))) {
        update
            .bind("at", SqlArray.of("timestamptz", counts, count -> count.kind().minute()))
            .bind("message", SqlArray.of("text", counts, count -> count.kind().message()))
            .bind("source", SqlArray.of("text", counts, count -> count.kind().source()))
            .bind("outcome", SqlArray.of("text", counts, count -> count.kind().outcome()))
            .bind("calls", SqlArray.of("bigint", counts, Counted.Count::calls))
            .execute();
      }
    }
  }

  /** Rows are taken in one order, so that nodes that count at once wait and do not block. */
  private static String counts(String table, String unit) {
    return """
    insert into %1$s (at, message, source, outcome, calls)
    select date_trunc('%2$s', at, 'UTC'), message, source, outcome, sum(calls)
    from unnest(:at::timestamptz[], :message::text[], :source::text[], :outcome::text[], :calls::bigint[])
      as counted (at, message, source, outcome, calls)
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4
    on conflict (at, message, source, outcome) do update set calls = %1$s.calls + excluded.calls
    """
        .formatted(table, unit);
  }

  /** Forgets how many calls there were before a time. */
  void forgetCounts(Instant before) {
    for (String table : List.of("call_minute", "call_hour")) {
      jdbi.useHandle(
          handle -> handle.execute("delete from %s where at < ?".formatted(table), before));
    }
  }

  private static void figures(Query query, List<ClosedCall> rows) {
    column(query, rows, "id", "uuid", row -> row.call().id());
    column(query, rows, "at", "timestamptz", row -> row.call().at());
    column(query, rows, "status", "integer", ClosedCall::status);
    column(query, rows, "duration", "bigint", ClosedCall::durationMicros);
    column(query, rows, "request_size", "integer", ClosedCall::requestSize);
    column(query, rows, "answer_size", "integer", ClosedCall::answerSize);
    column(query, rows, "request_sha256", "bytea", row -> hex(row.requestHash()));
    column(query, rows, "answer_sha256", "bytea", row -> hex(row.answerHash()));
  }

  private static void column(
      Query query,
      List<ClosedCall> rows,
      String name,
      String type,
      Function<ClosedCall, ? extends @Nullable Object> value) {
    query.bind(name, SqlArray.of(type, rows, value));
  }

  private static @Nullable Long boxed(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static @Nullable Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  private static String hex(byte[] bytes) {
    return "\\x" + HexFormat.of().formatHex(bytes);
  }
}
