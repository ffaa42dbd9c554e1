package dev.postorder.notify;

import dev.postorder.calllog.Call;
import dev.postorder.order.OrderState;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events that webhooks tell of, and how their notifications are formed; who is told is the view
 * {@code webhook_recipient} (freight specification, section 8).
 */
public final class WebhookEvents {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String CHANGE = "_change";

  /** Cancelling and cancelled are one state on the freight face, which is told of once. */
  private static final String FORM =
      """
      insert into notification (customer_id, request_id, event, channel, role, recipient, host, schedule, data,
                                next_attempt_at, created_at, call_id, webhook_id)
      select o.customer_id, o.request_id, :event, 'webhook', 'customer', w.recipient, w.host, w.schedule,
             jsonb_strip_nulls(jsonb_build_object('requestID', o.request_id, 'orderID', o.order_number)
                               || :data::jsonb),
             :now, :now, :call, w.webhook_id
      from orders o
      cross join %s as w
      where o.customer_id = :customer and o.request_id = any(:orders)
        and (w.event_types is null or :event = any(w.event_types))
        and (:state::text is null or :state is distinct from (
          select case when s.state in ('cancelling', 'cancelled') then 'declined' else s.state end
          from order_state_change s
          where s.customer_id = o.customer_id and s.request_id = o.request_id
          order by s.id desc offset 1 limit 1))
      order by o.request_id, w.webhook_id
      """
          .formatted(Recipients.webhooks("o"));

  private WebhookEvents() {}

  /** The event of coming to a state, e.g. {@code order.state.inway}. */
  public static String of(OrderState state) {
    return "order.state." + state.onFreight().code();
  }

  /** The event of a change, e.g. {@code order.change.contact_info} of contact_info_change. */
  public static String of(String typeCode) {
    return "order.change."
        + (typeCode.endsWith(CHANGE)
            ? typeCode.substring(0, typeCode.length() - CHANGE.length())
            : typeCode);
  }

  /** Forms what is to be told of orders of one customer that have come to a state. */
  static void reached(
      Handle handle,
      Call call,
      OrderState state,
      long customerId,
      List<Integer> requestIds,
      Instant now) {
    String shown = state.onFreight().code();
    ObjectNode data = JSON.createObjectNode().put("state", shown);
    form(handle, call, of(state), customerId, requestIds, data, now).bind("state", shown).execute();
  }

  /** Forms what is to be told of a change that was filed or decided. */
  static void changed(
      Handle handle,
      Call call,
      Notifications.Change change,
      long customerId,
      int requestId,
      Instant now) {
    ObjectNode data =
        JSON.createObjectNode().put("typeCode", change.type()).put("status", change.status());
    form(handle, call, of(change.type()), customerId, List.of(requestId), data, now)
        .bindNull("state", Types.VARCHAR)
        .execute();
  }

  private static Update form(
      Handle handle,
      Call call,
      String event,
      long customerId,
      List<Integer> requestIds,
      ObjectNode data,
      Instant now) {
    return handle
        .createUpdate(FORM)
        .bind("event", event)
        .bind("data", JSON.writeValueAsString(data))
        .bind("now", now)
        .bind("call", call.id())
        .bind("customer", customerId)
        .bindArray("orders", Integer.class, requestIds);
  }
}
