package dev.postorder.change;

import dev.postorder.order.Numbers;
import dev.postorder.order.OrderState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of filing and deciding. */
final class ChangeStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String ORDER_COLUMNS =
      """
      o.customer_id, o.request_id, o.state, o.pickup_variant, o.delivery_variant,
      o.suspended_from is not null as suspended
      """;

  private ChangeStore() {}

  static Optional<LockedOrder> lock(Handle handle, String number) {
    return handle
        .createQuery(
            """
            select %s
            from order_directory d
            join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
            where d.order_number = :number or d.request_id = :id
            for update of o
            """
                .formatted(ORDER_COLUMNS))
        .bind("number", number)
        .bind("id", Numbers.requestId(number).orElse(null))
        .map((row, context) -> order(row))
        .findFirst();
  }

  /** Locks the order first and the change then, as filing does. */
  static Optional<OpenChange> lockChange(Handle handle, long changeId) {
    handle
        .createQuery(
            """
            select 1 from change_request c
            join orders o on o.customer_id = c.customer_id and o.request_id = c.request_id
            where c.id = :id
            for update of o
            """)
        .bind("id", changeId)
        .mapTo(int.class)
        .findFirst();
    return handle
        .createQuery(
            """
            select c.id, c.type, c.status, c.after, %s
            from change_request c
            join orders o on o.customer_id = c.customer_id and o.request_id = c.request_id
            where c.id = :id
            for update of c
            """
                .formatted(ORDER_COLUMNS))
        .bind("id", changeId)
        .map(
            (row, context) ->
                new OpenChange(
                    row.getLong("id"),
                    ChangeType.of(row.getString("type")).orElseThrow(),
                    ChangeStatus.of(row.getString("status")),
                    JSON.readTree(row.getString("after")),
                    order(row)))
        .findFirst();
  }

  private static LockedOrder order(ResultSet row) throws SQLException {
    return new LockedOrder(
        row.getLong("customer_id"),
        row.getInt("request_id"),
        OrderState.of(row.getString("state")).orElseThrow(),
        row.getString("pickup_variant").equals("address"),
        row.getString("delivery_variant").equals("address"),
        row.getBoolean("suspended"));
  }

  static boolean open(Handle handle, LockedOrder order, ChangeType type) {
    return handle
        .createQuery(
            """
            select 1 from change_request
            where customer_id = :customer and request_id = :order and type = :type and status = 'in_progress'
            """)
        .bind("customer", order.customerId())
        .bind("order", order.requestId())
        .bind("type", type.code())
        .mapTo(int.class)
        .findFirst()
        .isPresent();
  }

  static long insert(
      Handle handle,
      LockedOrder order,
      ChangeType type,
      JsonNode before,
      JsonNode after,
      UUID callId,
      Instant now) {
    return handle
        .createQuery(
            """
            insert into change_request (customer_id, request_id, type, status, before, after, call_id, created_at)
            values (:customer, :order, :type, 'in_progress', :before::jsonb, :after::jsonb, :call, :now)
            returning id
            """)
        .bind("customer", order.customerId())
        .bind("order", order.requestId())
        .bind("type", type.code())
        .bind("before", JSON.writeValueAsString(before))
        .bind("after", JSON.writeValueAsString(after))
        .bind("call", callId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .mapTo(Long.class)
        .one();
  }

  static void decide(
      Handle handle,
      OpenChange change,
      ChangeStatus status,
      Optional<String> reason,
      String decidedBy,
      Instant now) {
    handle
        .createUpdate(
            """
            update change_request
            set status = :status, reason = :reason, decided_at = :now, decided_by = :by
            where customer_id = :customer and request_id = :order and id = :id
            """)
        .bind("status", status.code())
        .bind("reason", reason.orElse(null))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("by", decidedBy)
        .bind("customer", change.order().customerId())
        .bind("order", change.order().requestId())
        .bind("id", change.id())
        .execute();
  }
}
