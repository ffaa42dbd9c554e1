package dev.postorder.order;

import dev.postorder.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

/** The SQL of {@link StateReports}. */
final class StateReportStore {
  private static final String FIND =
      """
      select n.number, d.customer_id, d.request_id
        from unnest(:numbers::text[]) as n (number) join order_directory d on d.order_number = n.number
      union all
      select n.number, d.customer_id, d.request_id
        from unnest(:ids::text[]) as n (number) join order_directory d on d.request_id = n.number::integer
      """;
  private static final String LOCK =
      """
      select o.customer_id, o.request_id, o.order_number, o.state, o.state_at
      from orders o
      where (o.customer_id, o.request_id) in
        (select * from unnest(:customers::bigint[], :requests::integer[]))
      order by o.customer_id, o.request_id
      for update
      """;
  private static final String MOVE =
      """
      with move as (
        select * from unnest(:customers::bigint[], :requests::integer[], :states::text[], :ats::timestamptz[])
          with ordinality as m (customer_id, request_id, state, at, n)
      ), moved as (
        update orders o set state = m.state, state_at = m.at, updated_at = :now
        from move m where o.customer_id = m.customer_id and o.request_id = m.request_id)
      insert into order_state_change (customer_id, request_id, state, at, call_id)
      select customer_id, request_id, state, at, :call from move order by n
      """;

  private StateReportStore() {}

  /** An order that was found and locked. */
  record Locked(
      long customerId,
      int requestId,
      Optional<String> orderNumber,
      OrderState state,
      Instant stateAt) {}

  /** A move of a locked order. */
  record Move(long customerId, int requestId, OrderState state, Instant at) {}

  private record Key(String number, long customerId, int requestId) {}

  /** Locks orders, always in the same order, so that no two calls wait for each other. */
  static Map<String, Locked> lock(Handle handle, List<String> numbers) {
    List<Key> keys =
        handle
            .createQuery(FIND)
            .bind("numbers", texts(numbers.stream().filter(n -> n.length() == 13).toList()))
            .bind(
                "ids",
                texts(numbers.stream().filter(n -> Numbers.requestId(n).isPresent()).toList()))
            .map(
                (row, context) ->
                    new Key(
                        row.getString("number"),
                        row.getLong("customer_id"),
                        row.getInt("request_id")))
            .list();
    var locked = new HashMap<Integer, Locked>();
    handle
        .createQuery(LOCK)
        .bind("customers", SqlArray.of("bigint", keys, Key::customerId))
        .bind("requests", SqlArray.of("integer", keys, Key::requestId))
        .map((row, context) -> locked(row))
        .forEach(order -> locked.put(order.requestId(), order));
    var found = new HashMap<String, Locked>();
    for (Key key : keys) {
      Optional.ofNullable(locked.get(key.requestId()))
          .ifPresent(order -> found.put(key.number(), order));
    }
    return found;
  }

  private static Locked locked(ResultSet row) throws SQLException {
    return new Locked(
        row.getLong("customer_id"),
        row.getInt("request_id"),
        Optional.ofNullable(row.getString("order_number")),
        OrderState.of(row.getString("state")).orElseThrow(),
        row.getObject("state_at", OffsetDateTime.class).toInstant());
  }

  private static Argument texts(List<String> texts) {
    return SqlArray.of("text", texts, text -> text);
  }

  /** Moves orders, each at most once. */
  static void move(Handle handle, List<Move> moves, Instant now, UUID callId) {
    handle
        .createUpdate(MOVE)
        .bind("customers", SqlArray.of("bigint", moves, Move::customerId))
        .bind("requests", SqlArray.of("integer", moves, Move::requestId))
        .bind("states", SqlArray.of("text", moves, move -> move.state().code()))
        .bind("ats", SqlArray.of("timestamptz", moves, Move::at))
        .bind("now", now)
        .bind("call", callId)
        .execute();
  }
}
