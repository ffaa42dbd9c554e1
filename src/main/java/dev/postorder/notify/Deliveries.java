package dev.postorder.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.JsonNode;

/** What became of notifications, to read. */
public final class Deliveries {
  private static final String CAUSED_BY =
      """
      select n.customer_id, n.id, n.event, n.channel, n.role, n.recipient, n.state, n.created_at, n.next_attempt_at,
             m.id as letter_id,
             coalesce((select jsonb_agg(jsonb_build_object('attempt', a.attempt, 'at', a.at, 'outcome', a.outcome,
                                                           'answer', a.answer, 'duration', a.duration_us)
                                        order by a.attempt)
                       from delivery_attempt a
                       where a.customer_id = n.customer_id and a.notification_id = n.id), '[]') as attempts,
             coalesce((select jsonb_agg(jsonb_build_object('at', r.at, 'outcome', r.outcome, 'detail', r.detail)
                                        order by r.id)
                       from delivery_report r
                       where r.customer_id = n.customer_id and r.notification_id = n.id), '[]') as reports
      from notification n
      left join mailbox_letter m
        on m.message_id = case n.channel when 'sms' then n.message_id::text
                          else '<' || n.message_id || '@' || :domain || '>' end
      where n.call_id = :call
      order by n.customer_id, n.id
      limit 100
      """;

  private final Jdbi jdbi;
  private final String domain;

  /** Reads from this database; the domain of the Message-IDs leads to letters in the mailbox. */
  public Deliveries(Jdbi jdbi, String domain) {
    this.jdbi = jdbi;
    this.domain = domain;
  }

  /**
   * A notification and its attempts.
   *
   * @param attempts an array of {@code attempt, at, outcome, answer, duration} (in microseconds)
   * @param reports what was heard of it later, an array of {@code at, outcome, detail}
   * @param letterId its letter or SMS in the built-in mailbox
   */
  public record Told(
      long customerId,
      long id,
      String event,
      String channel,
      String role,
      String recipient,
      String state,
      Instant createdAt,
      Instant nextAttemptAt,
      Optional<Long> letterId,
      JsonNode attempts,
      JsonNode reports) {}

  /** The first hundred notifications that a call caused. */
  public List<Told> causedBy(UUID call) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(CAUSED_BY)
                .bind("call", call)
                .bind("domain", domain)
                .mapTo(Told.class)
                .list());
  }
}
