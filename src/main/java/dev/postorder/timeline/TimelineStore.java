package dev.postorder.timeline;

import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;
import dev.postorder.order.OrderState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import tools.jackson.databind.json.JsonMapper;

/** Reads the entries of one order. */
final class TimelineStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Handle handle;
  private final long customerId;
  private final int requestId;
  private final Optional<Position> after;
  private final int limit;
  private final Set<String> documents;

  TimelineStore(
      Handle handle,
      long customerId,
      int requestId,
      Optional<Position> after,
      int limit,
      Set<String> documents) {
    this.handle = handle;
    this.customerId = customerId;
    this.requestId = requestId;
    this.after = after;
    this.limit = limit;
    this.documents = documents;
  }

  List<Entry> read(Kind kind) {
    return switch (kind) {
      case CALL, DOCUMENT -> calls(kind);
      case MULTI_REQUEST -> list(kind, TimelineSql.MULTI_REQUESTS, (row, c) -> joined(row));
      case CHANGE -> list(kind, TimelineSql.CHANGES, (row, c) -> change(row));
      case STATE -> list(kind, TimelineSql.STATES, (row, c) -> state(row));
      case NOTIFICATION ->
          list(kind, TimelineSql.NOTIFICATIONS, (row, c) -> NotificationRow.entry(customerId, row));
    };
  }

  private List<Entry> calls(Kind kind) {
    return query(kind, TimelineSql.calls(kind == Kind.DOCUMENT))
        .bindArray("documents", String.class, documents.toArray())
        .map((row, context) -> call(kind, row))
        .list();
  }

  private List<Entry> list(Kind kind, String sql, RowMapper<Entry> mapper) {
    return query(kind, sql).bind("customer", customerId).map(mapper).list();
  }

  private Query query(Kind kind, String sql) {
    boolean byCall = Position.byCall(kind);
    String key =
        after
            .filter(place -> place.kind() == kind)
            .map(Position::key)
            .orElse(byCall ? new UUID(0, 0).toString() : "0");
    return handle
        .createQuery(sql)
        .bind("request", requestId)
        .bind(
            "at",
            after.map(place -> place.at().atOffset(ZoneOffset.UTC)).orElse(OffsetDateTime.MAX))
        .bind("tie", after.map(place -> tie(kind, place.kind())).orElse("all"))
        .bind("key", key)
        .bind("limit", limit);
  }

  private static String tie(Kind kind, Kind of) {
    int order = kind.compareTo(of);
    return order < 0 ? "all" : order == 0 ? "key" : "none";
  }

  private static Entry call(Kind kind, ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Entry(
        new Position(at(row, "at"), kind, id.toString()),
        user(row),
        Optional.of(id),
        text(row, "message"),
        text(row, "trail"),
        new What.Called(
            row.getString("source"),
            row.getString("outcome"),
            text(row, "note"),
            Optional.ofNullable(row.getObject("status", Integer.class)),
            row.getString("ip")));
  }

  private static Entry joined(ResultSet row) throws SQLException {
    int id = row.getInt("request_id");
    return entry(
        row,
        new Position(at(row, "at"), Kind.MULTI_REQUEST, String.valueOf(id)),
        user(row),
        new What.Joined(id, row.getInt("orders")));
  }

  private static Entry change(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    boolean decision = row.getBoolean("decision");
    ChangeType type = ChangeType.of(row.getString("type")).orElseThrow();
    ChangeStatus status = ChangeStatus.of(row.getString("status"));
    var before = JSON.readTree(row.getString("before"));
    var after = JSON.readTree(row.getString("after"));
    var position =
        new Position(at(row, "at"), Kind.CHANGE, String.valueOf(id * 2 + (decision ? 1 : 0)));
    if (decision) {
      return entry(
          row,
          position,
          text(row, "decided_by"),
          new What.Decided(id, type, status, text(row, "reason"), before, after));
    }
    return entry(
        row,
        position,
        user(row),
        new What.Filed(id, type, status, before, after, row.getBoolean("at_once")));
  }

  private static Entry state(ResultSet row) throws SQLException {
    return entry(
        row,
        new Position(at(row, "at"), Kind.STATE, String.valueOf(row.getLong("id"))),
        user(row),
        new What.Reached(OrderState.of(row.getString("state")).orElseThrow()));
  }

  static Entry entry(ResultSet row, Position position, Optional<String> actor, What what)
      throws SQLException {
    return new Entry(
        position,
        actor,
        Optional.ofNullable(row.getObject("call_id", UUID.class)),
        Optional.empty(),
        Optional.empty(),
        what);
  }

  static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Optional<String> user(ResultSet row) throws SQLException {
    return text(row, "login").map(login -> "user:" + login);
  }
}
