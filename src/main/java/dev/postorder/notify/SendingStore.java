package dev.postorder.notify;

import dev.postorder.platform.database.SqlArray;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Takes due letters and keeps what came of them. */
final class SendingStore {
  /** A row that is still being sent past its lease was left by a node that died. */
  private static final String TAKE =
      """
      with due as (
        select customer_id, id, state as was, attempts as had from notification
        where channel = 'email' and state in ('queued', 'sending') and next_attempt_at <= :now
        order by next_attempt_at
        limit :limit
        for update skip locked),
      interrupted as (
        insert into delivery_attempt (customer_id, notification_id, attempt, at, duration_us, outcome, answer)
        select customer_id, id, had, :now, 0, 'failed', 'interrupted' from due where was = 'sending'
        on conflict do nothing)
      update notification n
      set state = 'sending', attempts = due.had + 1, next_attempt_at = :lease_end
      from due
      where n.customer_id = due.customer_id and n.id = due.id
      returning n.customer_id, n.id, n.request_id, n.event, n.recipient, n.data, n.attempts as attempt,
                n.created_at, n.message_id, n.subject, n.text_body, n.html_body
      """;

  /** Only the attempt that still holds the row may say what came of it. */
  private static final String KEEP =
      """
      with result as (
        select * from unnest(
          :customer::bigint[], :id::bigint[], :attempt::integer[], :state::text[], :next::timestamptz[],
          :duration::bigint[], :outcome::text[], :answer::text[],
          :subject::text[], :text_body::text[], :html_body::text[])
          as r (customer_id, id, attempt, state, next_at, duration_us, outcome, answer, subject, text_body, html_body)),
      held as (
        update notification n
        set state = r.state, next_attempt_at = r.next_at, sent_at = case r.state when 'sent' then :now end,
            attempts = case when r.outcome is null then r.attempt - 1 else r.attempt end,
            subject = coalesce(n.subject, r.subject), text_body = coalesce(n.text_body, r.text_body),
            html_body = coalesce(n.html_body, r.html_body)
        from result r
        where n.customer_id = r.customer_id and n.id = r.id and n.attempts = r.attempt and n.state = 'sending')
      insert into delivery_attempt (customer_id, notification_id, attempt, at, duration_us, outcome, answer)
      select customer_id, id, attempt, :now, duration_us, outcome, answer from result where outcome is not null
      on conflict do nothing
      """;

  private final Jdbi jdbi;

  SendingStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Takes due notifications for this node until the lease ends. */
  List<Outgoing> take(Instant now, Instant leaseEnd, int limit) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery(TAKE)
                .bind("now", now)
                .bind("lease_end", leaseEnd)
                .bind("limit", limit)
                .mapTo(Outgoing.class)
                .list());
  }

  /** Keeps what came of attempts. */
  void keep(Instant now, List<SendResult> results) {
    jdbi.useTransaction(
        handle -> {
          try (Update update = handle.createUpdate(KEEP)) {
            update.bind("now", now);
            column(update, results, "customer", "bigint", result -> result.from().customerId());
            column(update, results, "id", "bigint", result -> result.from().id());
            column(update, results, "attempt", "integer", result -> result.from().attempt());
            column(update, results, "state", "text", SendResult::state);
            column(update, results, "next", "timestamptz", SendResult::nextAttemptAt);
            column(update, results, "duration", "bigint", SendResult::durationMicros);
            column(update, results, "outcome", "text", result -> result.outcome().orElse(null));
            column(update, results, "answer", "text", SendResult::answer);
            column(update, results, "subject", "text", result -> part(result, Letter::subject));
            column(update, results, "text_body", "text", result -> part(result, Letter::text));
            column(update, results, "html_body", "text", result -> part(result, Letter::html));
            update.execute();
          }
        });
  }

  private static @Nullable String part(SendResult result, Function<Letter, String> part) {
    return result.letter().map(part).orElse(null);
  }

  private static void column(
      Update update,
      List<SendResult> results,
      String name,
      String type,
      Function<SendResult, ? extends @Nullable Object> value) {
    update.bind(name, SqlArray.of(type, results, value));
  }
}
