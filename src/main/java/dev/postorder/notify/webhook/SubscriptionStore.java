package dev.postorder.notify.webhook;

import dev.postorder.notify.Outcome;
import dev.postorder.notify.Taken;
import dev.postorder.platform.database.SqlArray;
import dev.postorder.platform.database.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What the channel of webhooks reads and writes of subscriptions. */
final class SubscriptionStore {
  private static final int WHY_BYTES = 500;
  private static final String OF_BATCH =
      """
      select n.id, w.url, w.signature, w.secret_id, w.state = 'enabled' as enabled,
             case when w.previous_until > :now then w.previous_secret_id end as previous,
             case when w.user_id is null then w.customer_id is null or w.customer_id = n.customer_id
                  else exists (select 1 from access a
                               join app_user u on u.id = a.user_id and u.disabled_at is null
                               where a.user_id = w.user_id and a.customer_id = n.customer_id and a.level in (2, 3))
             end as told
      from unnest(:notifications::bigint[], :webhooks::integer[], :customers::bigint[])
        as n (id, webhook_id, customer_id)
      join webhook w on w.id = n.webhook_id
      """;

  private SubscriptionStore() {}

  /** The subscriptions of a batch that there are, by the id of the notification. */
  static Map<Long, Subscription> find(Handle handle, List<Taken> batch, Instant now) {
    return handle
        .createQuery(OF_BATCH)
        .bind("now", now)
        .bind("notifications", SqlArray.of("bigint", batch, Taken::id))
        .bind("webhooks", SqlArray.of("integer", batch, taken -> taken.webhookId().orElse(0)))
        .bind("customers", SqlArray.of("bigint", batch, Taken::customerId))
        .map((row, context) -> Map.entry(row.getLong("id"), subscription(row)))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Subscription subscription(ResultSet row) throws SQLException {
    return new Subscription(
        row.getString("url"), signing(row), row.getBoolean("enabled"), row.getBoolean("told"));
  }

  private static Signing signing(ResultSet row) throws SQLException {
    return new Signing(
        Signature.of(row.getString("signature")).orElseThrow(),
        row.getObject("secret_id", UUID.class),
        Optional.ofNullable(row.getObject("previous", UUID.class)));
  }

  /** What one subscription signs with. */
  static Optional<Signing> signing(Handle handle, int id, Instant now) {
    return handle
        .createQuery(
            """
            select signature, secret_id, case when previous_until > :now then previous_secret_id end as previous
            from webhook where id = :id
            """)
        .bind("id", id)
        .bind("now", now)
        .map((row, context) -> signing(row))
        .findOne();
  }

  /** The host that its events go to; it is locked against other changes. Empty: none such. */
  static Optional<String> lockHost(Handle handle, int id) {
    return handle
        .createQuery("select host from webhook where id = :id for no key update")
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  /** Sends what waits for the URL before to the one it has now. */
  static void redirect(Handle handle, int id, String hostBefore) {
    handle
        .createUpdate(
            """
            update notification n
            set host = w.host, recipient = split_part(w.url, '?', 1)
            from webhook w
            where w.id = :id and n.webhook_id = w.id and n.channel = 'webhook' and n.state = 'queued' and n.host = :before
              and (n.host <> w.host or n.recipient <> split_part(w.url, '?', 1))
            """)
        .bind("id", id)
        .bind("before", hostBefore)
        .execute();
  }

  /**
   * Switches a subscription off, unless it was changed since the attempt began: then it is not what
   * it was.
   */
  static void switchOff(Handle handle, Outcome outcome, Instant began) {
    handle
        .createUpdate(
            """
            update webhook set state = 'disabled', off_because = :why
            where id = :id and state = 'enabled' and updated_at <= :began
            """)
        .bind("id", outcome.notification().webhookId().orElse(0))
        .bind("why", StorableText.of(outcome.attempt().result().answer(), WHY_BYTES))
        .bind("began", began)
        .execute();
  }
}
