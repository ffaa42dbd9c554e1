package dev.postorder.notify.webhook;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The SQL of the orders that a subscription is limited to. */
final class WebhookOrderStore {
  private WebhookOrderStore() {}

  static List<String> list(Handle handle, long userId, int id) {
    return handle
        .createQuery(
            """
            select d.order_number
            from webhook_order x
            join order_directory d on d.request_id = x.request_id
            join access a on a.user_id = :user and a.customer_id = x.customer_id and a.level in (2, 3)
            where x.webhook_id = :id
            order by d.order_number
            """)
        .bind("user", userId)
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  /** Which of these numbers name no order that the user may see, as he wrote them. */
  static List<String> unknown(Handle handle, long userId, List<String> orderIds) {
    return handle
        .createQuery(
            """
            select wish.number
            from unnest(:orders::text[]) with ordinality as wish (number, place)
            where not exists (
              select 1 from order_directory d
              join access a on a.customer_id = d.customer_id and a.user_id = :user and a.level in (2, 3)
              where d.order_number = wish.number)
            order by wish.place
            """)
        .bindArray("orders", String.class, orderIds)
        .bind("user", userId)
        .mapTo(String.class)
        .list();
  }

  /** Which of these numbers are not in the subscription. */
  static List<String> absent(Handle handle, int id, List<String> orderIds) {
    return handle
        .createQuery(
            """
            select wish.number
            from unnest(:orders::text[]) with ordinality as wish (number, place)
            where not exists (
              select 1 from order_directory d
              join webhook_order x on x.customer_id = d.customer_id and x.request_id = d.request_id
              where d.order_number = wish.number and x.webhook_id = :id)
            order by wish.place
            """)
        .bindArray("orders", String.class, orderIds)
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  static void add(Handle handle, int id, List<String> orderIds) {
    handle
        .createUpdate(
            """
            insert into webhook_order (customer_id, request_id, webhook_id)
            select d.customer_id, d.request_id, :id from order_directory d where d.order_number = any(:orders::text[])
            on conflict do nothing
            """)
        .bindArray("orders", String.class, orderIds)
        .bind("id", id)
        .execute();
  }

  static void remove(Handle handle, int id, List<String> orderIds) {
    handle
        .createUpdate(
            """
            delete from webhook_order x
            using order_directory d
            where d.order_number = any(:orders::text[]) and x.customer_id = d.customer_id
              and x.request_id = d.request_id and x.webhook_id = :id
            """)
        .bindArray("orders", String.class, orderIds)
        .bind("id", id)
        .execute();
  }
}
