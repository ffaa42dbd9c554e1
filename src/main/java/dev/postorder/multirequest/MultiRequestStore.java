package dev.postorder.multirequest;

import dev.postorder.order.OrderState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The SQL behind {@link MultiRequests}. */
final class MultiRequestStore {
  private MultiRequestStore() {}

  /** Locks the orders that the user may see, in the order of their numbers. */
  static List<Draft> lock(Handle handle, long userId, List<Integer> requestIds) {
    return handle
        .createQuery(
            """
            select o.request_id, o.customer_id, a.level, o.state, o.pickup_variant,
                   coalesce(o.pickup_key, '') as pickup_key
            from order_directory d
            join access a on a.user_id = :user and a.customer_id = d.customer_id and a.level >= 2
            join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
            where d.request_id = any(:ids)
            order by o.request_id
            for update of o
            """)
        .bind("user", userId)
        .bindArray("ids", Integer.class, requestIds)
        .map(
            (row, context) ->
                new Draft(
                    row.getInt("request_id"),
                    row.getLong("customer_id"),
                    row.getInt("level"),
                    OrderState.of(row.getString("state")).orElseThrow(),
                    row.getString("pickup_variant").equals("address"),
                    row.getString("pickup_key")))
        .list();
  }

  static void insert(
      Handle handle,
      long customerId,
      int requestId,
      List<Integer> orderIds,
      Optional<String> comment,
      long userId,
      UUID callId,
      Instant now) {
    handle
        .createUpdate(
            """
            with named as (
              insert into order_directory (request_id, customer_id) values (:id, :customer)),
            joined as (
              insert into multi_request (customer_id, request_id, comment, created_at, created_by, call_id)
              values (:customer, :id, :comment, :now, :user, :call))
            insert into multi_request_order (customer_id, order_request_id, request_id)
            select :customer, order_id, :id from unnest(:orders::int[]) as t (order_id)
            """)
        .bind("id", requestId)
        .bind("customer", customerId)
        .bind("comment", comment.orElse(null))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("user", userId)
        .bind("call", callId)
        .bindArray("orders", Integer.class, orderIds)
        .execute();
  }
}
