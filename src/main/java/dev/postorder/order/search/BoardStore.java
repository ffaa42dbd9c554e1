package dev.postorder.order.search;

import dev.postorder.order.OrderState;
import dev.postorder.order.search.StateCount.Oldest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Counts the orders of states along their indexes; the states stand in the statement itself. */
final class BoardStore {
  static final String STATES =
      Arrays.stream(OrderState.values())
          .map(state -> state.ended() ? ended(state) : live(state))
          .collect(Collectors.joining("\nunion all\n"));

  private BoardStore() {}

  private static String ended(OrderState state) {
    return """
    select '%s' as state, (select count(*) from (select from orders o where o.state = '%s' limit :cap) c) as orders,
           null::integer as request_id, null::text as order_number, null::timestamptz as since\
    """
        .formatted(state.code(), state.code());
  }

  private static String live(OrderState state) {
    return """
    select '%s' as state, (select count(*) from (select from orders o where o.state = '%s' limit :cap) c) as orders,
           t.request_id, t.order_number, t.state_at as since
    from (select) one
    left join lateral (
      select o.request_id, o.order_number, o.state_at from orders o where o.state = '%s'
        and o.state not in ('finished', 'declined', 'cancelled')
      order by o.state_at, o.request_id limit 1) t on true\
    """
        .formatted(state.code(), state.code(), state.code());
  }

  static List<StateCount> states(Handle handle) {
    return handle
        .createQuery(STATES)
        .bind("cap", Board.COUNTED + 1)
        .map((row, context) -> count(row))
        .list();
  }

  private static StateCount count(ResultSet row) throws SQLException {
    int orders = row.getInt("orders");
    Optional<Instant> since =
        Optional.ofNullable(row.getObject("since", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant);
    Integer requestId = row.getObject("request_id", Integer.class);
    String number = row.getString("order_number");
    return new StateCount(
        OrderState.of(row.getString("state")).orElseThrow(),
        Math.min(orders, Board.COUNTED),
        orders > Board.COUNTED,
        since.map(at -> new Oldest(requestId, Optional.ofNullable(number), at)));
  }
}
