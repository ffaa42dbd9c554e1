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

/** Forms notifications in the transaction of what they tell about. */
public final class Notifications implements OrderEvents {
  private static final String FORM =
      """
      insert into notification (customer_id, request_id, event, channel, role, recipient, language, schedule, data,
                                next_attempt_at, created_at, call_id, change_id)
      with told as (
        select customer_id, request_id from orders where customer_id = :customer and request_id = any(:orders)
      )
      select o.customer_id, o.request_id, r.event, r.channel, r.role, r.recipient, r.language, r.channel,
             %s, :now, :now, :call, :change
      from told o
      %s
      join notification_data l on l.customer_id = o.customer_id and l.request_id = o.request_id
      order by o.request_id, r.rank, r.channel
      """
          .formatted(OrderData.of("l"), Recipients.of("told", "o", ":event"));

  private final Clock clock;
  private final Recipients recipients;
  private final Runnable formed;

  /**
   * Forms notifications with times of this clock.
   *
   * @param formed told after a commit that there may be something to send
   */
  public Notifications(Clock clock, Recipients recipients, Runnable formed) {
    this.clock = clock;
    this.recipients = recipients;
    this.formed = formed;
  }

  /** Whom letters and SMS are formed for. */
  public Recipients recipients() {
    return recipients;
  }

  /**
   * A change that is told of.
   *
   * @param id the change request, from which letters and SMS take what it changes
   * @param type typeCode
   * @param status its code
   */
  public record Change(long id, String type, String status) {}

  /** Tells of a state that orders of one customer have come to. */
  @Override
  public void reached(
      Handle handle, Call call, OrderState state, long customerId, List<Integer> requestIds) {
    Event.of(state)
        .ifPresent(event -> form(handle, call, event, customerId, requestIds, Optional.empty()));
    WebhookEvents.reached(handle, call, state, customerId, requestIds, now());
    handle.afterCommit(formed);
  }

  /**
   * Tells of a change.
   *
   * @param event one of those that {@link Event} has for changes
   */
  public void change(
      Handle handle, Call call, String event, long customerId, int requestId, Change change) {
    form(handle, call, event, customerId, List.of(requestId), Optional.of(change.id()));
    WebhookEvents.changed(handle, call, change, customerId, requestId, now());
    handle.afterCommit(formed);
  }

  /** Says that some were formed by a statement of another capability; call it after its commit. */
  public void formed() {
    formed.run();
  }

  private void form(
      Handle handle,
      Call call,
      String event,
      long customerId,
      List<Integer> requestIds,
      Optional<Long> change) {
    recipients
        .bind(handle.createUpdate(FORM))
        .bind("change", change)
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
