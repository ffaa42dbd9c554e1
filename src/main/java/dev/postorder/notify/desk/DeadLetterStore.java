package dev.postorder.notify.desk;

import dev.postorder.platform.database.SqlArray;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** The SQL of {@link DeadLetters}. */
final class DeadLetterStore {
  private static final String UNSUBSCRIBED =
      """
      exists (select 1 from unsubscribed u
              where u.customer_id = n.customer_id and u.channel = n.channel and u.recipient = lower(n.recipient))\
      """;
  private static final String LOCK =
      """
      select n.request_id, n.state, %s as unsubscribed from notification n
      where n.customer_id = :customer and n.id = :id for update
      """
          .formatted(UNSUBSCRIBED);

  /** Dead letters from before there were schedules and hosts get those of today. */
  private static final String RESEND =
      """
      with dead as (%s)
      update notification n
      set state = 'queued', next_attempt_at = :now, schedule_from = n.attempts,
          host = coalesce(w.host, n.host),
          schedule = coalesce(w.schedule, case n.channel when 'webhook' then n.schedule else n.channel end),
          event = case when n.event <> 'change_decided' then n.event
                       when n.data #>> '{change,status}' = 'success' then 'change_approved'
                       else 'change_declined' end
      from dead d left join webhook w on w.id = d.webhook_id
      where n.customer_id = d.customer_id and n.id = d.id
      """;

  private static final String ONE =
      "select customer_id, id, webhook_id from notification where customer_id = :customer and id ="
          + " :id";
  private static final String NAMED =
      """
      select n.customer_id, n.id, n.webhook_id from notification n
      where (n.customer_id, n.id) in (select * from unnest(:customers::bigint[], :ids::bigint[]))
        and n.state = 'failed' and not %s
      order by n.id for update skip locked\
      """
          .formatted(UNSUBSCRIBED);
  private static final String MANY =
      "select n.customer_id, n.id, n.webhook_id from notification n where ";
  private static final String OLDEST = " order by n.id limit :limit for update skip locked";

  private DeadLetterStore() {}

  /** What a notification is before it is sent again. */
  record Letter(int requestId, String state, boolean unsubscribed) {}

  static Optional<Letter> lock(Handle handle, NotificationId name) {
    return handle
        .createQuery(LOCK)
        .bind("customer", name.customerId())
        .bind("id", name.id())
        .mapTo(Letter.class)
        .findOne();
  }

  static void resend(Handle handle, NotificationId name, Instant now) {
    handle
        .createUpdate(RESEND.formatted(ONE))
        .bind("customer", name.customerId())
        .bind("id", name.id())
        .bind("now", now)
        .execute();
  }

  static int resend(Handle handle, DeadLetterFilter filter, Instant now) {
    String sql = RESEND.formatted(MANY + conditions(filter) + OLDEST);
    return bind(handle.createUpdate(sql), filter)
        .bind("limit", filter.limit())
        .bind("now", now)
        .execute();
  }

  static int resend(Handle handle, List<NotificationId> names, Instant now) {
    try (Update update = handle.createUpdate(RESEND.formatted(NAMED))) {
      return update
          .bind("customers", SqlArray.of("bigint", names, NotificationId::customerId))
          .bind("ids", SqlArray.of("bigint", names, NotificationId::id))
          .bind("now", now)
          .execute();
    }
  }

  static int count(Handle handle, DeadLetterFilter filter, int most) {
    String sql = "select count(*) from (" + MANY + conditions(filter) + " limit :most) d";
    return bind(handle.createQuery(sql), filter).bind("most", most).mapTo(Integer.class).one();
  }

  static boolean more(Handle handle, DeadLetterFilter filter) {
    String sql = "select exists (" + MANY + conditions(filter) + ")";
    return bind(handle.createQuery(sql), filter).mapTo(Boolean.class).one();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, DeadLetterFilter filter) {
    return statement
        .bind("channel", filter.channel())
        .bind("event", filter.event())
        .bind("host", filter.host())
        .bind("recipient", filter.recipient())
        .bind("customer", filter.customer())
        .bind("from", filter.failedFrom())
        .bind("until", filter.failedUntil());
  }

  private static String conditions(DeadLetterFilter filter) {
    var where = new StringBuilder("n.state = 'failed' and n.next_attempt_at < :until");
    where.append(" and not ").append(UNSUBSCRIBED);
    filter.channel().ifPresent(any -> where.append(" and n.channel = :channel"));
    filter
        .event()
        .ifPresent(
            any -> where.append(" and (n.event = :event or starts_with(n.event, :event || '.'))"));
    filter.host().ifPresent(any -> where.append(" and n.host = :host"));
    filter
        .recipient()
        .ifPresent(any -> where.append(" and lower(n.recipient) = lower(:recipient)"));
    filter
        .customer()
        .ifPresent(
            any ->
                where.append(
                    " and n.customer_id = (select id from customer where uid = :customer)"));
    filter.failedFrom().ifPresent(any -> where.append(" and n.next_attempt_at >= :from"));
    return where.toString();
  }
}
