package dev.postorder.notify.webhook;

import dev.postorder.notify.Outcome;
import dev.postorder.notify.Result;
import dev.postorder.platform.database.SqlArray;
import dev.postorder.platform.database.StorableText;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/** Keeps what the receivers of subscriptions said last. */
final class LastAnswerStore {
  private static final int ANSWER_BYTES = 500;

  /** Waits for nobody: what another node keeps at the same moment is as good. */
  private static final String KEEP =
      """
      with told as (
        select * from unnest(:id::integer[], :received::boolean[], :answer::text[], :duration::bigint[])
          as t (webhook_id, received, answer, duration_us)
      ), stale as (
        select a.webhook_id from webhook_answer a join told t using (webhook_id)
        where a.at < :now - interval '1 second' or a.received <> t.received
        for update of a skip locked
      ), renewed as (
        update webhook_answer a
        set at = :now, received = t.received, answer = t.answer, duration_us = t.duration_us
        from told t, stale s
        where t.webhook_id = a.webhook_id and s.webhook_id = a.webhook_id
      )
      insert into webhook_answer (webhook_id, at, received, answer, duration_us)
      select t.webhook_id, :now, t.received, t.answer, t.duration_us
      from told t join webhook w on w.id = t.webhook_id
      where not exists (select 1 from webhook_answer a where a.webhook_id = t.webhook_id)
      order by t.webhook_id
      on conflict do nothing
      """;

  private LastAnswerStore() {}

  /** Of several outcomes of one subscription the last counts. */
  static void keep(Handle handle, List<Outcome> outcomes, Instant now) {
    var last = new TreeMap<Integer, Outcome>();
    for (Outcome outcome : outcomes) {
      if (tried(outcome.attempt().result())) {
        outcome.notification().webhookId().ifPresent(id -> last.put(id, outcome));
      }
    }
    List<Integer> ids = List.copyOf(last.keySet());
    if (ids.isEmpty()) {
      return;
    }
    List<Outcome> told = List.copyOf(last.values());
    handle
        .createUpdate(KEEP)
        .bind("now", now)
        .bind("id", SqlArray.of("integer", ids, id -> id))
        .bind(
            "received",
            SqlArray.of("boolean", told, one -> one.attempt().result() instanceof Result.Sent))
        .bind(
            "answer",
            SqlArray.of(
                "text",
                told,
                one -> StorableText.of(one.attempt().result().answer(), ANSWER_BYTES)))
        .bind(
            "duration",
            SqlArray.of(
                "bigint",
                told,
                one -> TimeUnit.NANOSECONDS.toMicros(one.attempt().took().toNanos())))
        .execute();
  }

  private static boolean tried(Result result) {
    return result.answered() || result instanceof Result.Unreachable;
  }
}
