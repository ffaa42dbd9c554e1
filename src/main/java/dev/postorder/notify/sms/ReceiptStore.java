package dev.postorder.notify.sms;

import dev.postorder.notify.Taken;
import dev.postorder.platform.database.SqlArray;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The segments of SMS by the ids that the SMS centre gave them, in one transaction. */
final class ReceiptStore {
  /** What an earlier sending of the same notification came to says nothing of this one. */
  private static final String SENT =
      """
      with sent as (
        select * from unnest(:message::text[], :customer::bigint[], :notification::bigint[])
          as s (message_id, customer_id, notification_id)
      ), earlier as (
        delete from sms_segment e using (select distinct customer_id, notification_id from sent) as n
        where e.customer_id = n.customer_id and e.notification_id = n.notification_id
          and e.message_id not in (select message_id from sent)
      ), kept as (
        insert into sms_segment as k (message_id, customer_id, notification_id, at)
        select message_id, customer_id, notification_id, :now from sent order by message_id
        on conflict (message_id) do update
        set customer_id = excluded.customer_id, notification_id = excluded.notification_id, at = excluded.at,
            outcome = case when k.notification_id is null then k.outcome end,
            detail = case when k.notification_id is null then k.detail else '' end
        returning customer_id, notification_id, outcome
      )
      select distinct customer_id, notification_id from kept where outcome is not null
      """;

  private static final String RECEIVED =
      """
      with kept as (
        insert into sms_segment as k (message_id, outcome, detail, at) values (:message, :outcome, :detail, :now)
        on conflict (message_id) do update
        set outcome = coalesce(k.outcome, excluded.outcome),
            detail = case when k.outcome is null then excluded.detail else k.detail end
        returning customer_id, notification_id
      )
      select customer_id, notification_id from kept where notification_id is not null
      """;

  /**
   * Receipts of two segments of one SMS, in two transactions, come after each other from here on.
   */
  private static final String LOCK =
      "select 1 from notification where customer_id = :customer and id = :id for update";

  private static final String SETTLE =
      """
      with heard as (
        select case when bool_or(outcome = 'undelivered') then 'undelivered'
                    when bool_and(coalesce(outcome = 'delivered', false)) then 'delivered' end as outcome,
               coalesce(min(detail) filter (where outcome = 'undelivered'), min(detail)) as detail
        from sms_segment where customer_id = :customer and notification_id = :id
      ), settled as (
        update notification n set state = h.outcome from heard h
        where n.customer_id = :customer and n.id = :id and n.state = 'sent' and h.outcome is not null
        returning h.outcome, h.detail
      )
      insert into delivery_report (customer_id, notification_id, at, outcome, detail)
      select :customer, :id, :now, outcome, detail from settled
      """;

  private static final String FORGET = "delete from sms_segment where at < :before";

  private final Handle handle;
  private final Instant now;

  ReceiptStore(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** A segment of a notification that the SMS centre has taken. */
  record Segment(String messageId, long customerId, long notificationId) {
    static Segment of(String messageId, Taken notification) {
      return new Segment(messageId, notification.customerId(), notification.id());
    }
  }

  /** Whose segment it is. */
  record Owner(long customerId, long notificationId) {}

  /** Keeps segments; of these notifications something was heard already. */
  List<Owner> sent(List<Segment> segments) {
    return handle
        .createQuery(SENT)
        .bind("message", SqlArray.of("text", segments, Segment::messageId))
        .bind("customer", SqlArray.of("bigint", segments, Segment::customerId))
        .bind("notification", SqlArray.of("bigint", segments, Segment::notificationId))
        .bind("now", now)
        .mapTo(Owner.class)
        .list();
  }

  /** Keeps what a receipt says; whose segment it is, if that is known yet. */
  Optional<Owner> received(String messageId, String outcome, String detail) {
    return handle
        .createQuery(RECEIVED)
        .bind("message", messageId)
        .bind("outcome", outcome)
        .bind("detail", detail)
        .bind("now", now)
        .mapTo(Owner.class)
        .findOne();
  }

  /** All segments delivered: so is the notification. One that is not: neither is it. */
  void settle(Owner owner) {
    handle
        .createQuery(LOCK)
        .bind("customer", owner.customerId())
        .bind("id", owner.notificationId())
        .mapTo(Integer.class)
        .findOne();
    handle
        .createUpdate(SETTLE)
        .bind("customer", owner.customerId())
        .bind("id", owner.notificationId())
        .bind("now", now)
        .execute();
  }

  static int forget(Handle handle, Instant before) {
    return handle.createUpdate(FORGET).bind("before", before).execute();
  }
}
