package dev.postorder.order.search;

import dev.postorder.order.OrderState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Finds the keys of the orders of a page; the rows are read by {@link FindStore}. */
final class KeyStore {
  private static final int TAKE = OrderPage.SIZE + 1;
  private static final int CAP = Keys.COUNTED + 1;

  static final String OWN_NUMBER =
      """
      with found as (
        select n.customer_id, n.request_id
        from access a join order_own_number n on n.customer_id = a.customer_id
        where a.user_id = :user and a.level >= 2 and n.number = :number
          and (n.date = :date::date or :date::date is null) is true
        limit :cap)
      select t.total, k.customer_id, k.request_id
      from (select count(*) as total from found) t
      left join (select * from found order by request_id desc offset :skip limit :take) k on true
      order by k.request_id desc
      """;

  static final String CARGO_PLACE =
      """
      with found as (
        select p.customer_id, p.request_id
        from access a join order_cargo_place p on p.customer_id = a.customer_id
        where a.user_id = :user and a.level >= 2 and p.number = :number
        limit :cap)
      select t.total, k.customer_id, k.request_id
      from (select count(*) as total from found) t
      left join (select * from found order by request_id desc offset :skip limit :take) k on true
      order by k.request_id desc
      """;

  private KeyStore() {}

  static Keys all(Handle handle, long userId, int page) {
    return keys(at(handle.createQuery(ListSql.ALL), userId, page), true);
  }

  static Keys byOwnNumber(
      Handle handle, long userId, String number, Optional<LocalDate> date, int page) {
    return keys(
        at(handle.createQuery(OWN_NUMBER), userId, page)
            .bind("number", number)
            .bind("date", date.orElse(null))
            .bind("cap", CAP),
        false);
  }

  static Keys byCargoPlace(Handle handle, long userId, String number, int page) {
    return keys(
        at(handle.createQuery(CARGO_PLACE), userId, page).bind("number", number).bind("cap", CAP),
        false);
  }

  static Keys list(Handle handle, long userId, ListQuery query) {
    Way inOrder = Way.inOrder(query);
    Way way = way(handle, userId, query, inOrder);
    Query page = at(handle.createQuery(ListSql.page(way, query.sort())), userId, query.page());
    return keys(
        filters(page, query).bind("most", way == inOrder ? Keys.skip(query.page()) + TAKE : CAP),
        false);
  }

  private static Way way(Handle handle, long userId, ListQuery query, Way inOrder) {
    Set<Way> narrowing = Way.narrowing(query);
    if (Set.of(inOrder).containsAll(narrowing)) {
      return inOrder;
    }
    Map<Way, Long> ranges =
        filters(handle.createQuery(ListSql.RANGES).bind("user", userId), query)
            .map(
                (row, context) ->
                    Map.of(
                        Way.DATE, row.getLong("date"),
                        Way.UPDATE, row.getLong("update"),
                        Way.STATE, row.getLong("state")))
            .one();
    return narrowing.stream()
        .filter(way -> ranges.getOrDefault(way, (long) CAP) <= Keys.COUNTED)
        .min(Comparator.comparing(way -> ranges.getOrDefault(way, (long) CAP)))
        .orElse(inOrder);
  }

  private static Query at(Query query, long userId, int page) {
    return query.bind("user", userId).bind("skip", Keys.skip(page)).bind("take", TAKE);
  }

  private static Query filters(Query query, ListQuery list) {
    OffsetDateTime since = list.since().map(KeyStore::utc).orElse(OffsetDateTime.MIN);
    return query
        .bind("from", list.from().map(KeyStore::utc).orElse(OffsetDateTime.MIN))
        .bind("until", list.until().map(KeyStore::utc).orElse(OffsetDateTime.MAX))
        .bind("since", since)
        .bind("earliest", list.always().isEmpty() ? since : OffsetDateTime.MIN)
        .bind("anyState", list.states().isEmpty())
        .bindArray("states", String.class, codes(list.states()))
        .bindArray("always", String.class, codes(list.always()))
        .bind("cap", CAP);
  }

  private static List<String> codes(List<OrderState> states) {
    return states.stream().map(OrderState::code).toList();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private record Row(long total, Optional<Keys.Key> key) {
    static Row of(ResultSet row) throws SQLException {
      int requestId = row.getInt("request_id");
      return new Row(
          row.getLong("total"),
          row.wasNull()
              ? Optional.empty()
              : Optional.of(new Keys.Key(row.getLong("customer_id"), requestId)));
    }
  }

  private static Keys keys(Query query, boolean exact) {
    List<Row> rows = query.map((row, context) -> Row.of(row)).list();
    var found = new ArrayList<Keys.Key>();
    rows.forEach(row -> row.key().ifPresent(found::add));
    return new Keys(found, rows.getFirst().total(), exact);
  }
}
