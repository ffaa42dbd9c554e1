package dev.postorder.order.search;

import dev.postorder.order.OrderState;
import dev.postorder.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs {@link OfficeSql} and reads what lists show of orders. */
final class OfficeStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  static final String SUMMARIES =
      """
      select o.request_id, o.order_number, c.uid, c.name, o.state, o.created_at, o.state_at, o.updated_at,
             (select m.request_id from multi_request_order m
               where m.customer_id = o.customer_id and m.order_request_id = o.request_id) as multi,
             (select coalesce(jsonb_agg(n.number order by n.number), '[]') from order_own_number n
               where n.customer_id = o.customer_id and n.request_id = o.request_id) as own,
             o.pickup_address, o.pickup ->> 'terminalID' as pickup_terminal,
             o.delivery_address, o.delivery ->> 'terminalID' as delivery_terminal,
             (select p.name from order_party p where p.customer_id = o.customer_id
               and p.request_id = o.request_id and p.role = 'sender') as sender,
             (select p.name from order_party p where p.customer_id = o.customer_id
               and p.request_id = o.request_id and p.role = 'receiver') as receiver,
             (select count(*) from change_request h where h.customer_id = o.customer_id
               and h.request_id = o.request_id and h.status = 'in_progress') as open_changes
      from unnest(:customers::bigint[], :requests::int[]) with ordinality as q (customer_id, request_id, n)
      cross join lateral (
        select x.* from orders x
        where x.customer_id = q.customer_id and x.request_id = q.request_id offset 0) as o
      join customer c on c.id = o.customer_id
      order by q.n
      """;

  private OfficeStore() {}

  /** An order that was found, and where it stands in the list. */
  record Hit(long customerId, int requestId, Instant createdAt) {
    OrderCursor cursor() {
      return new OrderCursor(createdAt, requestId);
    }
  }

  static List<Hit> hits(Query query) {
    return query.mapTo(Hit.class).list();
  }

  static Optional<OrderCursor> cursor(Query query) {
    return query
        .map(
            (row, context) ->
                new OrderCursor(
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    row.getInt("request_id")))
        .findOne();
  }

  static Query bind(Query query, OfficeSql sql, OrderQuery wanted) {
    Optional<OrderCursor> after = OrderCursor.within(wanted.after(), wanted.created());
    return times(query, wanted)
        .bindMap(sql.values())
        .bind("from", wanted.created().start())
        .bind("cursor_at", after.map(OrderCursor::at).orElse(wanted.created().end()))
        .bind("cursor_id", after.map(OrderCursor::requestId).orElse(Integer.MIN_VALUE));
  }

  static Query times(Query query, OrderQuery wanted) {
    return query
        .bind("reached_from", wanted.reached().start())
        .bind("reached_until", wanted.reached().end())
        .bind("updated_from", wanted.updated().start())
        .bind("updated_until", wanted.updated().end());
  }

  static List<OrderSummary> summaries(Handle handle, List<Hit> hits) {
    return hits.isEmpty()
        ? List.of()
        : handle
            .createQuery(SUMMARIES)
            .bind("customers", SqlArray.of("bigint", hits, Hit::customerId))
            .bind("requests", SqlArray.of("integer", hits, Hit::requestId))
            .map(OfficeStore::summary)
            .list();
  }

  private static OrderSummary summary(ResultSet row, StatementContext context) throws SQLException {
    return new OrderSummary(
        row.getInt("request_id"),
        Optional.ofNullable(row.getString("order_number")),
        row.getObject("uid", UUID.class),
        row.getString("name"),
        OrderState.of(row.getString("state")).orElseThrow(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("state_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("multi", Integer.class)),
        JSON.readTree(row.getString("own")).valueStream().map(JsonNode::asString).toList(),
        stop(row, "pickup"),
        stop(row, "delivery"),
        Optional.ofNullable(row.getString("sender")).orElse(""),
        Optional.ofNullable(row.getString("receiver")).orElse(""),
        row.getInt("open_changes"));
  }

  private static OrderSummary.Stop stop(ResultSet row, String name) throws SQLException {
    return new OrderSummary.Stop(
        Optional.ofNullable(row.getString(name + "_address")),
        Optional.ofNullable(row.getString(name + "_terminal")));
  }
}
