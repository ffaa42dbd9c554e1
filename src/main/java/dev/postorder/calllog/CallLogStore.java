package dev.postorder.calllog;

import dev.postorder.platform.database.SqlArray;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
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
      """;

  private final Jdbi jdbi;

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
   * Inserts the rows of closed calls, all or none; those that stand already are left. A crash of
   * the database may lose the last ones: nobody waits for their way to the disk.
   */
  void insert(List<ClosedCall> rows) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("set local synchronous_commit = off");
          insertCalls(handle, rows.stream().filter(row -> !row.trailWritten()).toList());
          insertExchanges(handle, rows.stream().filter(ClosedCall::hasExchange).toList());
        });
  }

  private static void insertCalls(Handle handle, List<ClosedCall> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (Update update = handle.createUpdate(CALLS)) {
      figures(update, rows);
      column(update, rows, "source", "text", row -> row.call().source().code());
      column(update, rows, "message", "text", row -> row.call().message());
      column(update, rows, "trail", "text", row -> row.call().trail().orElse(null));
      column(update, rows, "user", "bigint", row -> boxed(row.call().userId()));
      column(update, rows, "customer", "bigint", row -> boxed(row.call().customerId()));
      column(update, rows, "request", "integer", row -> boxed(row.call().requestId()));
      column(update, rows, "outcome", "text", row -> row.outcome().code());
      column(update, rows, "note", "text", row -> row.note().orElse(null));
      column(update, rows, "ip", "text", row -> row.call().ip());
      column(update, rows, "operator", "text", row -> row.call().operator().orElse(null));
      update.execute();
    }
  }

  private static void insertExchanges(Handle handle, List<ClosedCall> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (Update update = handle.createUpdate(EXCHANGES)) {
      figures(update, rows);
      column(update, rows, "request_body", "text", row -> row.request().orElse(null));
      column(update, rows, "answer_body", "text", row -> row.answer().orElse(null));
      update.execute();
    }
  }

  private static void figures(Update update, List<ClosedCall> rows) {
    column(update, rows, "id", "uuid", row -> row.call().id());
    column(update, rows, "at", "timestamptz", row -> row.call().at());
    column(update, rows, "status", "integer", ClosedCall::status);
    column(update, rows, "duration", "bigint", ClosedCall::durationMicros);
    column(update, rows, "request_size", "integer", ClosedCall::requestSize);
    column(update, rows, "answer_size", "integer", ClosedCall::answerSize);
    column(update, rows, "request_sha256", "bytea", row -> hex(row.requestHash()));
    column(update, rows, "answer_sha256", "bytea", row -> hex(row.answerHash()));
  }

  private static void column(
      Update update,
      List<ClosedCall> rows,
      String name,
      String type,
      Function<ClosedCall, ? extends @Nullable Object> value) {
    update.bind(name, SqlArray.of(type, rows, value));
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
