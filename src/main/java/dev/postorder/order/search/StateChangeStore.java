package dev.postorder.order.search;

import dev.postorder.order.OrderState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads state changes: of a customer through the index by time, of an order through its key. */
final class StateChangeStore {
  static final String ALL =
      """
      select s.request_id, s.state, s.at
      from access a
      cross join lateral (
        select t.request_id, t.state, t.at, t.id
        from order_state_change t
        where t.customer_id = a.customer_id and t.at >= :from and t.at < :until
        order by t.at, t.id
        limit :most) s
      where a.user_id = :user and a.level >= 2
      order by s.at, s.id
      limit :most
      """;

  /** One row without a state for an order that has none in the span; no row for no order. */
  static final String OF_ORDER =
      """
      select o.request_id, s.state, s.at
      from order_directory d
      join access a on a.user_id = :user and a.customer_id = d.customer_id and a.level >= 2
      join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
      left join order_state_change s on s.customer_id = o.customer_id and s.request_id = o.request_id
        and s.at >= :from and s.at < :until
      where d.request_id = :request
      order by s.at, s.id
      limit :most
      """;

  private StateChangeStore() {}

  static StateChangesFound all(Handle handle, long userId, Instant from, Instant until) {
    return listed(read(handle.createQuery(ALL), userId, from, until));
  }

  static StateChangesFound ofOrder(
      Handle handle, long userId, int requestId, Instant from, Instant until) {
    List<Optional<StateChange>> rows =
        read(handle.createQuery(OF_ORDER).bind("request", requestId), userId, from, until);
    return rows.isEmpty() ? new StateChangesFound.NotFound() : listed(rows);
  }

  private static List<Optional<StateChange>> read(
      Query query, long userId, Instant from, Instant until) {
    return query
        .bind("user", userId)
        .bind("from", from.atOffset(ZoneOffset.UTC))
        .bind("until", until.atOffset(ZoneOffset.UTC))
        .bind("most", StateChanges.MOST + 1)
        .map(StateChangeStore::change)
        .list();
  }

  private static Optional<StateChange> change(ResultSet row, StatementContext context)
      throws SQLException {
    String state = row.getString("state");
    return state == null
        ? Optional.empty()
        : Optional.of(
            new StateChange(
                row.getInt("request_id"),
                OrderState.of(state).orElseThrow(),
                row.getObject("at", OffsetDateTime.class).toInstant()));
  }

  private static StateChangesFound listed(List<Optional<StateChange>> rows) {
    return rows.size() > StateChanges.MOST
        ? new StateChangesFound.TooMany(StateChanges.MOST)
        : new StateChangesFound.Listed(rows.stream().flatMap(Optional::stream).toList());
  }
}
