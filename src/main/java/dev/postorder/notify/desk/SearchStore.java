package dev.postorder.notify.desk;

import dev.postorder.platform.ids.TimeOrderedId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The SQL of {@link NotificationSearch}. Every search is led by an index: of an order, a call, a
 * customer, a recipient, the dead letters, those that wait, or of the calls, whose ids sort by
 * time.
 */
final class SearchStore {
  /** The columns of a {@link NotificationEntry}, of the table under the name {@code n}. */
  static final String ENTRY =
      """
      n.customer_id, n.id, c.uid as customer, n.request_id, d.order_number, n.event, n.channel, n.role, n.recipient,
      n.host, n.language, n.state, n.attempts, n.next_attempt_at, n.created_at, n.sent_at, n.call_id, n.message_id,
      n.first_id, n.webhook_id\
      """;

  /** What those columns are joined from: looked up for each, however many the plan expects. */
  static final String JOINED =
      """
      cross join lateral (select x.uid from customer x where x.id = n.customer_id offset 0) c
      left join lateral (
        select x.order_number from order_directory x where x.request_id = n.request_id offset 0) d on true
      """;

  private static final String PATIENCE = "set local statement_timeout = '5s'";
  private static final String CANCELED = "57014";

  private SearchStore() {}

  /** A notification of the order, as the directory knows its customer. */
  private record Order(long customerId, int requestId) {}

  /** One more than a page; empty when it takes too long. */
  static Optional<List<NotificationEntry>> search(Handle handle, NotificationQuery query) {
    Optional<Order> order = query.order().flatMap(number -> order(handle, number));
    if (query.order().isPresent() && order.isEmpty()) {
      return Optional.of(List.of());
    }
    handle.execute(PATIENCE);
    try {
      return Optional.of(entries(handle, query, order));
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException cause && CANCELED.equals(cause.getSQLState())) {
        handle.rollback();
        handle.begin();
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Optional<Order> order(Handle handle, String number) {
    String column = number.length() == 13 ? "order_number = :number" : "request_id = :number::int";
    return handle
        .createQuery("select customer_id, request_id from order_directory where " + column)
        .bind("number", number)
        .mapTo(Order.class)
        .findOne();
  }

  private static List<NotificationEntry> entries(
      Handle handle, NotificationQuery query, Optional<Order> order) {
    return handle
        .createQuery(sql(query))
        .bind("limit", query.limit() + 1)
        .bind("channel", query.channel())
        .bind("event", query.event())
        .bind("recipient", query.recipient())
        .bind("order_customer", order.map(Order::customerId))
        .bind("order_request", order.map(Order::requestId))
        .bind("customer", query.customer())
        .bind("call", query.call())
        .bind("from", query.from().map(TimeOrderedId::first))
        .bind("until", query.until().map(TimeOrderedId::first))
        .bind("after_customer", query.after().map(NotificationId::customerId))
        .bind("after", query.after().map(NotificationId::id))
        .mapTo(NotificationEntry.class)
        .list();
  }

  /** The statement of a search. */
  static String sql(NotificationQuery query) {
    String sort = query.byNumber() ? "n.id desc" : "n.call_id desc, n.id desc";
    String found =
        parts(query)
            .map(
                part ->
                    "(select * from notification n where %s%s order by %s limit :limit)"
                        .formatted(part, conditions(query), sort))
            .collect(Collectors.joining(" union all "));
    return "select %s from (select * from (%s) n order by %s limit :limit) n %s order by %s"
        .formatted(ENTRY, found, sort, JOINED, sort);
  }

  /** By recipient the index of those that are through is read, beside the few that wait. */
  private static Stream<String> parts(NotificationQuery query) {
    return query.addressed() && query.state().isEmpty()
        ? Stream.of("", "not ").map("n.state %sin ('queued', 'sending') and "::formatted)
        : Stream.of("");
  }

  private static String conditions(NotificationQuery query) {
    var where = new StringBuilder("true");
    query.state().ifPresent(s -> where.append(" and n.state = '").append(s.code()).append('\''));
    query.channel().ifPresent(any -> where.append(" and n.channel = :channel"));
    query
        .event()
        .ifPresent(
            any -> where.append(" and (n.event = :event or starts_with(n.event, :event || '.'))"));
    query
        .recipient()
        .ifPresent(
            any ->
                where.append(
                    query.addressed()
                        ? " and n.channel <> 'webhook'"
                            + " and lower(n.recipient) collate \"C\" = lower(:recipient)"
                        : " and lower(n.recipient) = lower(:recipient)"));
    query
        .order()
        .ifPresent(
            any ->
                where.append(
                    " and n.customer_id = :order_customer and n.request_id = :order_request"));
    query
        .customer()
        .ifPresent(
            any ->
                where.append(
                    " and n.customer_id = (select id from customer where uid = :customer)"));
    query.call().ifPresent(any -> where.append(" and n.call_id = :call"));
    query.from().ifPresent(any -> where.append(" and n.call_id >= :from"));
    query.until().ifPresent(any -> where.append(" and n.call_id < :until"));
    query
        .after()
        .ifPresent(
            any ->
                where.append(
                    query.byNumber()
                        ? " and n.id < :after"
                        : " and (n.call_id, n.id) < ((select call_id from notification"
                            + " where customer_id = :after_customer and id = :after), :after)"));
    return where.toString();
  }
}
