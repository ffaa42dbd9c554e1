package dev.postorder.notify.bounce;

import dev.postorder.platform.database.StorableText;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Letters and what is said of them. */
final class BounceStore {
  private static final int DETAIL_BYTES = 500;

  private static final String LETTER =
      """
      select customer_id, id, request_id from notification
      where message_id = :message_id and channel = 'email' and attempts > 0
      for update
      """;

  /**
   * The same said again is kept once for each sending. A letter that is tried again because nobody
   * knew whether it was taken was taken, if it bounces.
   */
  private static final String KEEP =
      """
      with reported as (
        insert into delivery_report (customer_id, notification_id, at, outcome, detail)
        select :customer, :id, :now, :outcome, :detail
        where not exists (select 1 from delivery_report r
                          join notification n on n.customer_id = r.customer_id and n.id = r.notification_id
                          where r.customer_id = :customer and r.notification_id = :id
                            and r.outcome = :outcome and r.detail = :detail
                            and r.at >= coalesce(n.sent_at, n.created_at))
        returning outcome)
      update notification
      set state = case
            when exists (select 1 from reported where outcome = 'undelivered')
              and state in ('queued', 'sending', 'sent', 'delivered') then 'undelivered'
            when exists (select 1 from reported where outcome = 'delivered')
              and state in ('queued', 'sending', 'sent', 'failed') then 'delivered'
            else state end
      where customer_id = :customer and id = :id
      returning state
      """;

  private final Clock clock;

  BounceStore(Clock clock) {
    this.clock = clock;
  }

  /** A letter of ours. */
  record Letter(long customerId, long id, int requestId) {}

  /** The letter with this Message-ID; nobody else changes it until the transaction ends. */
  Optional<Letter> letter(Handle handle, UUID messageId) {
    return handle.createQuery(LETTER).bind("message_id", messageId).mapTo(Letter.class).findFirst();
  }

  /** Keeps a report, unless it is known. */
  BounceResult.Kept keep(Handle handle, Letter letter, Bounce bounce) {
    String state =
        handle
            .createQuery(KEEP)
            .bind("customer", letter.customerId())
            .bind("id", letter.id())
            .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
            .bind("outcome", bounce.outcome().code())
            .bind("detail", StorableText.of(bounce.detail(), DETAIL_BYTES))
            .mapTo(String.class)
            .one();
    return new BounceResult.Kept(
        letter.customerId(), letter.requestId(), letter.id(), bounce.outcome().code(), state);
  }
}
