package dev.postorder.notify.webhook;

import dev.postorder.platform.database.StorableText;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/** Takes due events and keeps what came of them. */
final class EventStore {
  private static final int ANSWER_BYTES = 500;

  /**
   * Hops from subscription to subscription that has something waiting, and takes the first few of
   * each, so that a long queue costs no more than a short one. An event waits for the earlier ones
   * of its order. A row that is still being sent past its lease was left by a node that died.
   */
  private static final String TAKE =
      """
      with recursive waiting (webhook_id) as (
        (select webhook_id from notification where channel = 'webhook' and state in ('queued', 'sending')
         order by webhook_id limit 1)
        union all
        select (select n.webhook_id from notification n
                where n.channel = 'webhook' and n.state in ('queued', 'sending') and n.webhook_id > w.webhook_id
                order by n.webhook_id limit 1)
        from waiting w where w.webhook_id is not null
      ), candidate as (
        select n.customer_id, n.id, n.next_attempt_at, h.url, h.host, h.secret_id,
               coalesce(h.state = 'enabled', false) as enabled,
               exists (select 1 from access a join app_user u on u.id = a.user_id and u.disabled_at is null
                       where a.user_id = h.user_id and a.customer_id = n.customer_id and a.level in (2, 3)) as visible,
               row_number() over (partition by h.host order by n.next_attempt_at, n.id) as place
        from waiting w
        left join webhook h on h.id = w.webhook_id
        cross join lateral (
          select d.customer_id, d.id, d.next_attempt_at from notification d
          where d.channel = 'webhook' and d.state in ('queued', 'sending') and d.webhook_id = w.webhook_id
            and d.next_attempt_at <= :now
            and not exists (
              select 1 from notification e
              where e.channel = 'webhook' and e.state in ('queued', 'sending') and e.webhook_id = d.webhook_id
                and e.request_id = d.request_id and e.id < d.id)
          order by d.next_attempt_at, d.id
          limit :each) as n
        where w.webhook_id is not null
          and (h.host is null or h.host <> all(:busy::text[]))
          and (h.rest_until is null or h.rest_until <= :now or h.state = 'disabled')
      ), due as (
        select n.customer_id, n.id, n.state as was, n.attempts as had,
               c.url, c.host, c.secret_id, c.enabled, c.visible
        from candidate c
        join notification n on n.customer_id = c.customer_id and n.id = c.id
        where c.place <= :each and n.state in ('queued', 'sending') and n.next_attempt_at <= :now
        order by c.next_attempt_at
        limit :limit
        for update of n skip locked
      ), interrupted as (
        insert into delivery_attempt (customer_id, notification_id, attempt, at, duration_us, outcome, answer)
        select customer_id, id, had, :now, 0, 'failed', 'interrupted' from due where was = 'sending'
        on conflict do nothing)
      update notification n
      set state = 'sending', attempts = due.had + 1, next_attempt_at = :lease_end
      from due
      where n.customer_id = due.customer_id and n.id = due.id
      returning n.customer_id, n.id, n.event, n.data, n.attempts as attempt, n.created_at, n.message_id,
                due.url, due.host, due.secret_id, due.enabled, due.visible
      """;

  /**
   * Only the attempt that still holds the row may say what came of it. A subscription that its user
   * changed meanwhile is not switched off for what it was.
   */
  private static final String KEEP =
      """
      with held as (
        update notification
        set state = :state, next_attempt_at = :next, sent_at = case :state when 'sent' then :now end
        where customer_id = :customer and id = :id and attempts = :attempt and state = 'sending'
        returning webhook_id
      ), tried as (
        insert into delivery_attempt (customer_id, notification_id, attempt, at, duration_us, outcome, answer)
        values (:customer, :id, :attempt, :now, :duration, case :state when 'sent' then 'sent' else 'failed' end, :answer)
        on conflict do nothing)
      update webhook w
      set rest_until = :rest,
          state = case when :off then 'disabled' else w.state end,
          off_because = case when :off then :answer else w.off_because end
      from held
      where w.id = held.webhook_id and w.updated_at <= :began and (:off or w.rest_until is distinct from :rest)
      """;

  private final Jdbi jdbi;

  EventStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Takes due events for this node until the lease ends.
   *
   * @param busy hosts to leave alone now
   * @param each how many at most of one host
   */
  List<DueEvent> take(Instant now, Instant leaseEnd, Collection<String> busy, int each, int limit) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery(TAKE)
                .bind("now", now)
                .bind("lease_end", leaseEnd)
                .bindArray("busy", String.class, List.copyOf(busy))
                .bind("each", each)
                .bind("limit", limit)
                .mapTo(DueEvent.class)
                .list());
  }

  /**
   * Keeps what came of an attempt.
   *
   * @param began when it was taken
   */
  void keep(DueEvent event, EventResult result, Instant began, Instant now) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(KEEP)
                .bind("customer", event.customerId())
                .bind("id", event.id())
                .bind("attempt", event.attempt())
                .bind("state", result.state())
                .bind("next", result.nextAttemptAt())
                .bind("now", now)
                .bind("began", began)
                .bind("duration", TimeUnit.NANOSECONDS.toMicros(result.took().toNanos()))
                .bind("answer", StorableText.of(result.answer(), ANSWER_BYTES))
                .bind("rest", result.restUntil().orElse(null))
                .bind("off", result.off())
                .execute());
  }
}
