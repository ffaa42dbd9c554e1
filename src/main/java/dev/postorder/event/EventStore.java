package dev.postorder.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL of the event stream. */
final class EventStore {
  /** How many events one page looks through for those that fit. */
  static final int WINDOW = 20_000;

  private static final int BATCH = 10_000;

  /** What {@link #event} reads of an event {@code e}. */
  static final String COLUMNS =
      """
      e.seq, e.at, e.type, e.customer_id, c.uid, e.request_id, d.order_number, e.detail, e.subject, e.call_id,
             e.leased_by, e.leased_until, e.taken_at, e.taken_by, e.reference
      """;

  static final String JOINS =
      """
      join customer c on c.id = e.customer_id
      left join order_directory d on d.request_id = e.request_id
      """;

  private static final String PAGE =
      "select "
          + COLUMNS
          + "from event e\n"
          + JOINS
          + """
          where e.seq > :after and e.seq <= :last
            and (:all or e.type = any (:types)) and (:customer::uuid is null or c.uid = :customer::uuid)
          order by e.seq
          limit :limit
          """;

  private EventStore() {}

  /** How far events have places, and were forgotten. */
  record Position(long seq, long gone) {}

  static Position position(Handle handle) {
    return handle
        .createQuery("select seq, gone from event_position")
        .map((row, context) -> new Position(row.getLong("seq"), row.getLong("gone")))
        .one();
  }

  /**
   * Keeps everybody else from giving places until the transaction ends. What the next statement
   * sees of events without a place, nobody gives one.
   */
  static Position lock(Handle handle) {
    return handle
        .createQuery("select seq, gone from event_position for update")
        .map((row, context) -> new Position(row.getLong("seq"), row.getLong("gone")))
        .one();
  }

  static boolean unplaced(Handle handle) {
    return handle
        .createQuery("select exists (select 1 from event where seq is null)")
        .mapTo(boolean.class)
        .one();
  }

  /**
   * Gives places to events that can be seen and have none; true if there may be more. An event of a
   * transaction that is still open gets a later place, after its commit, so that nobody who has
   * gone past misses it. Of two events of one order the second was written after the first could be
   * seen, and has the greater id.
   */
  static boolean place(Handle handle) {
    Position position = lock(handle);
    int placed =
        handle
            .createUpdate(
                """
                update event e set seq = :seq + f.n
                from (select customer_id, id, row_number() over (order by id) as n
                      from (select customer_id, id from event where seq is null order by id limit :batch) as u) as f
                where e.customer_id = f.customer_id and e.id = f.id
                """)
            .bind("seq", position.seq())
            .bind("batch", BATCH)
            .execute();
    if (placed > 0) {
      handle.execute("update event_position set seq = seq + ?", placed);
    }
    return placed == BATCH;
  }

  static List<Event> page(Handle handle, EventQuery query, long last) {
    return handle
        .createQuery(PAGE)
        .bind("after", query.after())
        .bind("last", last)
        .bind("all", query.types().isEmpty())
        .bindArray("types", String.class, query.types().stream().map(EventType::code).toArray())
        .bind("customer", query.customer().orElse(null))
        .bind("limit", query.limit())
        .map(EventStore::event)
        .list();
  }

  /**
   * Forgets some of the events before a time that nobody waits for; true if there may be more.
   *
   * @param queueBefore what waits is forgotten only before this time
   */
  static boolean forget(Handle handle, Instant before, Instant queueBefore) {
    long gone = lock(handle).gone();
    Optional<Long> upTo =
        handle
            .createQuery(
                """
                select max(seq) from (select seq, at from event where seq > :gone order by seq limit :batch) as w
                where at < :before
                """)
            .bind("gone", gone)
            .bind("batch", BATCH)
            .bind("before", before.atOffset(ZoneOffset.UTC))
            .mapTo(Long.class)
            .findFirst();
    long last = upTo.orElse(gone);
    handle.execute("delete from event where seq <= ? and not waits", last);
    handle.execute(
        "delete from event where waits and at < ?", queueBefore.atOffset(ZoneOffset.UTC));
    handle.execute("update event_position set gone = ?", last);
    return last > gone;
  }

  static Event event(ResultSet row, StatementContext context) throws SQLException {
    long subject = row.getLong("subject");
    boolean noSubject = row.wasNull();
    return new Event(
        row.getLong("seq"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        EventType.of(row.getString("type")).orElseThrow(),
        row.getLong("customer_id"),
        row.getObject("uid", UUID.class),
        row.getInt("request_id"),
        Optional.ofNullable(row.getString("order_number")),
        Optional.ofNullable(row.getString("detail")),
        noSubject ? OptionalLong.empty() : OptionalLong.of(subject),
        Optional.ofNullable(row.getObject("call_id", UUID.class)),
        lease(row),
        taken(row));
  }

  private static Optional<Event.Lease> lease(ResultSet row) throws SQLException {
    String by = row.getString("leased_by");
    OffsetDateTime until = row.getObject("leased_until", OffsetDateTime.class);
    return by == null || until == null
        ? Optional.empty()
        : Optional.of(new Event.Lease(by, until.toInstant()));
  }

  private static Optional<Event.Taken> taken(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("taken_at", OffsetDateTime.class);
    return at == null
        ? Optional.empty()
        : Optional.of(
            new Event.Taken(
                at.toInstant(),
                row.getString("taken_by"),
                Optional.ofNullable(row.getString("reference"))));
  }
}
