package dev.postorder.notify;

import dev.postorder.platform.database.SqlArray;
import dev.postorder.platform.database.StorableText;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Keeps what came of attempts, and which hosts are left alone. */
final class OutcomeStore {
  private static final int ANSWER_BYTES = 500;

  /** Only the attempt that still holds the row may say what came of it; found by its key only. */
  private static final String KEEP =
      """
      with result as (
        select * from unnest(
          :customer::bigint[], :id::bigint[], :attempt::integer[], :state::text[], :next::timestamptz[],
          :counts::boolean[], :duration::bigint[], :answer::text[],
          :subject::text[], :text_body::text[], :html_body::text[])
          as r (customer_id, id, attempt, state, next_at, counts, duration_us, answer, subject, text_body, html_body)
      ), held as (
        update notification n
        set state = r.state, next_attempt_at = r.next_at, sent_at = case r.state when 'sent' then :now end,
            attempts = case when r.counts then r.attempt else r.attempt - 1 end,
            subject = coalesce(n.subject, r.subject), text_body = coalesce(n.text_body, r.text_body),
            html_body = coalesce(n.html_body, r.html_body)
        from result r
        where n.customer_id = r.customer_id and n.id = r.id and n.attempts = r.attempt and n.state || '' = 'sending'
      ), well as (
        delete from delivery_host where channel = :channel and host = any(:well::text[]))
      insert into delivery_attempt (customer_id, notification_id, attempt, at, duration_us, outcome, answer)
      select customer_id, id, attempt, :now, duration_us, case state when 'sent' then 'sent' else 'failed' end, answer
      from result where counts
      on conflict do nothing
      """;

  /** Half a minute, and twice as long each time, up to ten minutes. */
  private static final String REST =
      """
      insert into delivery_host as h (channel, host, openings, rest_until, why)
      select :channel, :host, 1, coalesce(:asked::timestamptz, :now + interval '30 seconds'), :why
      where :enough or exists (select 1 from delivery_host where channel = :channel and host = :host)
      on conflict (channel, host) do update
      set openings = h.openings + 1, why = excluded.why,
          rest_until = coalesce(:asked::timestamptz, :now + least(interval '10 minutes', interval '30 seconds' * power(2, least(h.openings, 10))))
      where h.rest_until <= :now
      """;

  private final String channel;

  OutcomeStore(String channel) {
    this.channel = channel;
  }

  /**
   * Keeps outcomes in the caller's transaction.
   *
   * @param well hosts that have answered
   */
  void keep(Handle handle, Instant now, List<Outcome> outcomes, Collection<String> well) {
    try (Update update = handle.createUpdate(KEEP)) {
      update.bind("now", now).bind("channel", channel);
      update.bind("well", SqlArray.of("text", List.copyOf(well), Function.identity()));
      column(update, outcomes, "customer", "bigint", o -> o.notification().customerId());
      column(update, outcomes, "id", "bigint", o -> o.notification().id());
      column(update, outcomes, "attempt", "integer", o -> o.notification().attempt());
      column(update, outcomes, "state", "text", o -> o.verdict().state().code());
      column(update, outcomes, "next", "timestamptz", o -> o.verdict().nextAttemptAt());
      column(update, outcomes, "counts", "boolean", o -> o.verdict().counts());
      column(update, outcomes, "duration", "bigint", OutcomeStore::micros);
      column(update, outcomes, "answer", "text", OutcomeStore::answer);
      column(update, outcomes, "subject", "text", o -> part(o, Text::subject));
      column(update, outcomes, "text_body", "text", o -> part(o, Text::text));
      column(update, outcomes, "html_body", "text", o -> part(o, Text::html));
      update.execute();
    }
  }

  /** Whether there is no such notification any more, as after all orders were forgotten. */
  static boolean gone(Handle handle, Outcome outcome) {
    return handle
        .createQuery("select 1 from notification where customer_id = :customer and id = :id")
        .bind("customer", outcome.notification().customerId())
        .bind("id", outcome.notification().id())
        .mapTo(Integer.class)
        .findOne()
        .isEmpty();
  }

  private static long micros(Outcome outcome) {
    return TimeUnit.NANOSECONDS.toMicros(outcome.attempt().took().toNanos());
  }

  private static String answer(Outcome outcome) {
    return StorableText.of(outcome.attempt().result().answer(), ANSWER_BYTES);
  }

  private static @Nullable String part(Outcome outcome, Function<Text, String> part) {
    return outcome.attempt().text().map(part).orElse(null);
  }

  private static void column(
      Update update,
      List<Outcome> outcomes,
      String name,
      String type,
      Function<Outcome, ? extends @Nullable Object> value) {
    update.bind(name, SqlArray.of(type, outcomes, value));
  }

  /**
   * Leaves a host alone, unless it is already: half a minute the first time, then twice as long.
   *
   * @param enough whether this node has seen enough of it; else only one that came back from a rest
   *     goes to rest again
   * @param asked until then, if it said so
   */
  void rest(
      Handle handle,
      Instant now,
      String host,
      boolean enough,
      Optional<Instant> asked,
      String why) {
    handle
        .createUpdate(REST)
        .bind("channel", channel)
        .bind("now", now)
        .bind("host", host)
        .bind("enough", enough)
        .bind("asked", asked.orElse(null))
        .bind("why", StorableText.of(why, ANSWER_BYTES))
        .execute();
  }
}
