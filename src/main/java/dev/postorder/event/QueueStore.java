package dev.postorder.event;

import dev.postorder.event.CarrierQueue.Acknowledged;
import dev.postorder.event.CarrierQueue.Acknowledgement;
import dev.postorder.platform.database.SqlArray;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The SQL of the carrier's queue. */
final class QueueStore {
  private static final String LOOK =
      "select "
          + EventStore.COLUMNS
          + "from event e\n"
          + EventStore.JOINS
          + "where e.waits and e.seq > :after order by e.seq limit :limit";

  private static final String TAKE =
      """
      with free as (
        select e.customer_id, e.id from event e
        where e.waits and e.seq is not null and coalesce(e.leased_until <= :now, true)
          and not exists (select 1 from event f
                          where f.waits and f.customer_id = e.customer_id and f.request_id = e.request_id
                            and f.seq < e.seq and f.leased_until > :now)
        order by e.seq limit :limit for update skip locked
      ), e as (
        update event t set leased_by = :consumer, leased_until = :until
        from free f where t.customer_id = f.customer_id and t.id = f.id
        returning t.*)
      """
          + "select "
          + EventStore.COLUMNS
          + "from e\n"
          + EventStore.JOINS
          + "order by e.seq";

  /** The first of several acknowledgements of one event counts. */
  private static final String ACKNOWLEDGE =
      """
      with wish as (
        select distinct on (w.seq) w.seq, w.reference
        from unnest(:ids::bigint[], :references::text[]) with ordinality as w (seq, reference, n)
        order by w.seq, w.n)
      update event e
      set waits = false, taken_at = :now, taken_by = :consumer, reference = w.reference,
          leased_by = null, leased_until = null
      from wish w where e.seq = w.seq and e.waits
      returning e.seq
      """;

  private static final String FIND =
      "select w.n, "
          + EventStore.COLUMNS
          + "from unnest(:ids::bigint[]) with ordinality as w (seq, n)\n"
          + "join event e on e.seq = w.seq and e.taken_at is not null\n"
          + EventStore.JOINS;

  private QueueStore() {}

  static void taken(Handle handle, UUID call, String consumer, Instant now) {
    handle
        .createUpdate(
            """
            update event set waits = false, taken_at = :now, taken_by = :consumer
            where waits and call_id = :call
            """)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("consumer", consumer)
        .bind("call", call)
        .execute();
  }

  static List<Event> look(Handle handle, long after, int limit) {
    return handle
        .createQuery(LOOK)
        .bind("after", after)
        .bind("limit", limit)
        .map(EventStore::event)
        .list();
  }

  static List<Event> take(Handle handle, String consumer, int limit, Instant now, Instant until) {
    return handle
        .createQuery(TAKE)
        .bind("consumer", consumer)
        .bind("limit", limit)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("until", until.atOffset(ZoneOffset.UTC))
        .map(EventStore::event)
        .list();
  }

  static List<Acknowledged> acknowledge(
      Handle handle, String consumer, Instant now, List<Acknowledgement> wishes) {
    List<Long> done =
        new ArrayList<>(
            handle
                .createQuery(ACKNOWLEDGE)
                .bind("ids", SqlArray.of("bigint", wishes, Acknowledgement::id))
                .bind(
                    "references",
                    SqlArray.of("text", wishes, wish -> wish.reference().orElse(null)))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("consumer", consumer)
                .mapTo(Long.class)
                .list());
    List<Acknowledged> results =
        new ArrayList<>(Collections.nCopies(wishes.size(), new Acknowledged.NotFound()));
    handle
        .createQuery(FIND)
        .bind("ids", SqlArray.of("bigint", wishes, Acknowledgement::id))
        .map((row, context) -> new Numbered(row.getInt("n") - 1, EventStore.event(row, context)))
        .list()
        .stream()
        .sorted((a, b) -> Integer.compare(a.index(), b.index()))
        .forEach(
            found ->
                results.set(
                    found.index(),
                    done.remove((Long) found.event().id())
                        ? new Acknowledged.Done(found.event())
                        : new Acknowledged.Before(found.event())));
    return results;
  }

  private record Numbered(int index, Event event) {}
}
