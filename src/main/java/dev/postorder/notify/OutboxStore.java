package dev.postorder.notify;

import dev.postorder.platform.config.Language;
import dev.postorder.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.json.JsonMapper;

/** Takes due notifications of a channel under a lease, and renews it. */
final class OutboxStore {
  /**
   * Hops from host to host that has something waiting, and takes the first few of each, so that a
   * long queue costs no more than a short one. Of a host that was left alone one is taken, to see
   * whether it is back. A notification waits for the earlier ones of its order and recipient. A row
   * that is still being sent past its lease was left by a node that died. What its recipient does
   * not want any more is dropped, however it came to wait: formed, tried or sent again by hand
   * before he said so.
   *
   * <p>Its plan must hold when thousands were just formed and the statistics do not know of them:
   * the line is asked for in its index's order, and {@code state || ''} keeps a row that is known
   * by its key from being looked for in the indexes of what waits.
   */
  private static final String TAKE =
      """
      with recursive waiting (host) as (
        (select host from notification where channel = :channel and state in ('queued', 'sending')
         order by host limit 1)
        union all
        select (select n.host from notification n
                where n.channel = :channel and n.state in ('queued', 'sending') and n.host > w.host
                order by n.host limit 1)
        from waiting w where w.host is not null
      ), room as (
        select w.host, case when r.host is null then coalesce(b.free, :each)
                            when b.busy then 0
                            else 1 end as free
        from waiting w
        left join unnest(:hosts::text[], :free::integer[], :busy::boolean[]) as b (host, free, busy) on b.host = w.host
        left join delivery_host r on r.channel = :channel and r.host = w.host
        where w.host is not null and (r.rest_until is null or r.rest_until <= :now)
      ), candidate as (
        select n.customer_id, n.id, n.next_attempt_at
        from room r
        cross join lateral (
          select d.customer_id, d.id, d.next_attempt_at from notification d
          where d.channel = :channel and d.state in ('queued', 'sending') and d.host = r.host
            and d.next_attempt_at <= :now
            and d.id = (
              select e.id from notification e
              where e.customer_id = d.customer_id and e.request_id = d.request_id and e.channel = d.channel
                and e.recipient = d.recipient and e.webhook_id is not distinct from d.webhook_id
                and e.state in ('queued', 'sending')
              order by e.id limit 1)
          order by d.next_attempt_at, d.id
          limit r.free) as n
      ), due as (
        select n.customer_id, n.id, n.state as was, n.attempts as had,
               n.channel <> 'webhook' and exists (
                 select 1 from unsubscribed u
                 where u.customer_id = n.customer_id and u.channel = n.channel
                   and u.recipient in (lower(n.recipient), regexp_replace(n.recipient, '^8?(9[0-9]{9})$', '7\\1')))
                 as unwanted
        from candidate c
        join notification n on n.customer_id = c.customer_id and n.id = c.id
        where n.state || '' in ('queued', 'sending') and n.next_attempt_at <= :now
        order by c.next_attempt_at, n.id
        limit :limit
        for update of n skip locked
      ), interrupted as (
        insert into delivery_attempt (customer_id, notification_id, attempt, at, duration_us, outcome, answer)
        select customer_id, id, had, :now, 0, 'failed', 'interrupted' from due where was = 'sending'
        on conflict do nothing
      ), dropped as (
        update notification n set state = 'dropped', next_attempt_at = :now
        from due where n.customer_id = due.customer_id and n.id = due.id and due.unwanted)
      update notification n
      set state = 'sending', attempts = due.had + 1, next_attempt_at = :lease_end
      from due
      where n.customer_id = due.customer_id and n.id = due.id and not due.unwanted
      returning n.customer_id, n.id, n.request_id, n.event, n.role, n.recipient, n.host, n.language, n.schedule,
                %s as data, n.attempts as attempt, n.attempts - n.schedule_from as round, n.created_at,
                n.message_id, n.webhook_id, n.subject, n.text_body, n.html_body
      """
          .formatted(OrderData.TOLD);

  /** What is being kept at this moment needs no lease any more, and is not waited for. */
  private static final String RENEW =
      """
      with held as (
        select n.customer_id, n.id
        from unnest(:customer::bigint[], :id::bigint[], :attempt::integer[]) as r (customer_id, id, attempt)
        join notification n on n.customer_id = r.customer_id and n.id = r.id
        where n.attempts = r.attempt and n.state || '' = 'sending'
        for update of n skip locked)
      update notification n
      set next_attempt_at = :lease_end
      from held
      where n.customer_id = held.customer_id and n.id = held.id
      """;

  private final Jdbi jdbi;
  private final String channel;

  OutboxStore(Jdbi jdbi, String channel) {
    this.jdbi = jdbi;
    this.channel = channel;
  }

  /**
   * Takes due notifications for this node until the lease ends.
   *
   * @param rooms how many may be taken of the hosts that this node knows
   * @param each how many of any other
   */
  List<Taken> take(Instant now, Instant leaseEnd, List<Hosts.Room> rooms, int each, int limit) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery(TAKE)
                .bind("channel", channel)
                .bind("now", now)
                .bind("lease_end", leaseEnd)
                .bind("hosts", SqlArray.of("text", rooms, Hosts.Room::host))
                .bind("free", SqlArray.of("integer", rooms, Hosts.Room::free))
                .bind("busy", SqlArray.of("boolean", rooms, Hosts.Room::busy))
                .bind("each", each)
                .bind("limit", limit)
                .map((row, context) -> taken(row))
                .list());
  }

  private static Taken taken(ResultSet row) throws SQLException {
    int webhook = row.getInt("webhook_id");
    Optional<Integer> webhookId = row.wasNull() ? Optional.empty() : Optional.of(webhook);
    return new Taken(
        row.getLong("customer_id"),
        row.getLong("id"),
        row.getInt("request_id"),
        row.getString("event"),
        row.getString("role"),
        row.getString("recipient"),
        row.getString("host"),
        Language.of(row.getString("language")),
        row.getString("schedule"),
        JsonMapper.shared().readTree(row.getString("data")),
        row.getInt("attempt"),
        row.getInt("round"),
        row.getTimestamp("created_at").toInstant(),
        row.getObject("message_id", UUID.class),
        webhookId,
        text(row));
  }

  private static Optional<Text> text(ResultSet row) throws SQLException {
    String text = row.getString("text_body");
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(new Text(row.getString("subject"), text, row.getString("html_body")));
  }

  /** Holds on to what is still under way. */
  void renew(Instant leaseEnd, List<Taken> underWay) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(RENEW)
                .bind("lease_end", leaseEnd)
                .bind("customer", SqlArray.of("bigint", underWay, Taken::customerId))
                .bind("id", SqlArray.of("bigint", underWay, Taken::id))
                .bind("attempt", SqlArray.of("integer", underWay, Taken::attempt))
                .execute());
  }
}
