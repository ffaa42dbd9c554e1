package dev.postorder.notify.webhook;

import dev.postorder.notify.Outcome;
import dev.postorder.notify.Taken;
import dev.postorder.platform.database.SqlArray;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What the channel of webhooks reads and writes of subscriptions. */
final class SubscriptionStore {
  private SubscriptionStore() {}

  /** The subscriptions of a batch that there are, by id. */
  static Map<Integer, Subscription> find(Handle handle, List<Taken> batch) {
    return handle
        .createQuery(
            """
            select id, url, secret_id, state = 'enabled' as enabled from webhook where id = any(:ids::integer[])
            """)
        .bind("ids", SqlArray.of("integer", batch, taken -> taken.webhookId().orElse(0)))
        .mapTo(Subscription.class)
        .collect(Collectors.toMap(Subscription::id, Function.identity()));
  }

  /** The notifications of a batch whose subscription may be told of the order now. */
  static Set<Long> visible(Handle handle, List<Taken> batch) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                select n.id
                from unnest(:notifications::bigint[], :webhooks::integer[], :customers::bigint[])
                  as n (id, webhook_id, customer_id)
                join webhook w on w.id = n.webhook_id
                where (w.user_id is null and (w.customer_id is null or w.customer_id = n.customer_id))
                   or exists (select 1 from access a join app_user u on u.id = a.user_id and u.disabled_at is null
                              where a.user_id = w.user_id and a.customer_id = n.customer_id and a.level in (2, 3))
                """)
            .bind("notifications", SqlArray.of("bigint", batch, Taken::id))
            .bind("webhooks", SqlArray.of("integer", batch, taken -> taken.webhookId().orElse(0)))
            .bind("customers", SqlArray.of("bigint", batch, Taken::customerId))
            .mapTo(Long.class)
            .list());
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
        .bind("why", outcome.attempt().result().answer())
        .bind("began", began)
        .execute();
  }
}
