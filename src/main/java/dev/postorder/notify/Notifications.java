package dev.postorder.notify;

import dev.postorder.calllog.Call;
import dev.postorder.order.OrderEvents;
import dev.postorder.order.OrderState;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Forms notifications in the transaction of what they tell about; who is told of what by letter is
 * the view {@code notification_recipient}. One recipient gets one letter, also if he plays several
 * roles.
 */
public final class Notifications implements OrderEvents {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final Clock clock;
  private final Runnable formed;

  /**
   * Forms notifications with times of this clock.
   *
   * @param formed told after a commit that there may be something to send
   */
  public Notifications(Clock clock, Runnable formed) {
    this.clock = clock;
    this.formed = formed;
  }

  /**
   * A change, as a letter tells it.
   *
   * @param type typeCode
   * @param title typeName
   * @param status its code
   * @param reason why it was declined, or empty
   */
  public record Change(String type, String title, String status, String reason) {}

  /** Tells of a state: webhooks of every one, letters of an order that was queued or completed. */
  @Override
  public void reached(
      Handle handle, Call call, OrderState state, long customerId, List<Integer> requestIds) {
    Optional<String> letters =
        switch (state) {
          case PROCESSING -> Optional.of("order_queued");
          case FINISHED -> Optional.of("order_completed");
          case DRAFT,
              PICKUP,
              WAITING,
              DECLINED,
              RECEIVED,
              RECEIVED_WAREHOUSING,
              INWAY,
              ARRIVED,
              WAREHOUSING,
              ARRIVED_TO_AIRPORT,
              AIRPORT_WAREHOUSING,
              DELIVERY,
              ACCOMPANYING_DOCUMENTS_RETURN,
              CANCELLING,
              CANCELLED ->
              Optional.empty();
        };
    letters.ifPresent(event -> form(handle, call, event, customerId, requestIds, data(state)));
    WebhookEvents.reached(handle, call, state, customerId, requestIds, now());
    handle.afterCommit(formed);
  }

  /**
   * Tells of a change.
   *
   * @param event {@code change_requested} or {@code change_decided}
   */
  public void change(
      Handle handle,
      Call call,
      String event,
      long customerId,
      int requestId,
      OrderState state,
      Change change) {
    ObjectNode data = data(state);
    data.putObject("change")
        .put("type", change.type())
        .put("title", change.title())
        .put("status", change.status())
        .put("reason", change.reason());
    form(handle, call, event, customerId, List.of(requestId), data);
    WebhookEvents.changed(handle, call, change, customerId, requestId, now());
    handle.afterCommit(formed);
  }

  private static ObjectNode data(OrderState state) {
    return JSON.createObjectNode().put("stateTitle", state.title());
  }

  private void form(
      Handle handle,
      Call call,
      String event,
      long customerId,
      List<Integer> requestIds,
      ObjectNode data) {
    handle
        .createUpdate(
            """
            insert into notification (customer_id, request_id, event, channel, role, recipient, data,
                                      next_attempt_at, created_at, call_id)
            select r.customer_id, r.request_id, r.event, 'email', r.role, r.recipient, l.data || :data::jsonb,
                   :now, :now, :call
            from (select distinct on (request_id, lower(recipient)) *
                  from notification_recipient
                  where customer_id = :customer and request_id = any(:orders) and event = :event
                  order by request_id, lower(recipient), rank) as r
            join notification_data l on l.customer_id = r.customer_id and l.request_id = r.request_id
            order by r.request_id, r.rank
            """)
        .bind("data", JSON.writeValueAsString(data))
        .bind("now", now())
        .bind("call", call.id())
        .bind("customer", customerId)
        .bindArray("orders", Integer.class, requestIds)
        .bind("event", event)
        .execute();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
