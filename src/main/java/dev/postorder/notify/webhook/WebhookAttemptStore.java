package dev.postorder.notify.webhook;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads the attempts to send events that have not arrived. */
final class WebhookAttemptStore {
  /**
   * By the indexes of what waits and of the dead letters, so that what has arrived costs nothing.
   */
  private static final String LATEST =
      """
      with missing as (
        (select n.* from webhook w
         join notification n on n.channel = 'webhook' and n.host = w.host and n.webhook_id = w.id
         where w.id = :id and n.state in ('queued', 'sending') and n.attempts > 0
         order by n.next_attempt_at, n.id limit :limit)
        union all
        (select n.* from notification n
         where n.state = 'failed' and n.channel = 'webhook' and n.webhook_id = :id
         order by n.id desc limit :limit))
      select n.customer_id, n.id as notification_id, n.message_id, n.event, n.request_id, o.order_number, n.state,
             a.attempt, a.at, a.duration_us, a.outcome, a.answer
      from missing n
      join delivery_attempt a on a.customer_id = n.customer_id and a.notification_id = n.id
      join orders o on o.customer_id = n.customer_id and o.request_id = n.request_id
      order by a.at desc, n.id desc, a.attempt desc
      limit :limit
      """;

  private WebhookAttemptStore() {}

  static List<WebhookAttempt> latest(Handle handle, int id, int limit) {
    return handle
        .createQuery(LATEST)
        .bind("id", id)
        .bind("limit", limit)
        .mapTo(WebhookAttempt.class)
        .list();
  }
}
