package dev.postorder.multirequest;

import dev.postorder.multirequest.MultiRequestView.InState;
import dev.postorder.order.OrderReader;
import dev.postorder.order.OrderState;
import dev.postorder.order.OrderView;
import dev.postorder.order.search.OrderCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.json.JsonMapper;

/** The SQL behind {@link MultiRequestReader}. */
final class MultiRequestReadStore {
  /** How many one page looks at. */
  private static final int LOOK = 2_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String COLUMNS =
      """
      m.request_id, m.customer_id, c.uid, c.name, m.comment, m.created_at, u.login, m.call_id,
      (select o.pickup_address from multi_request_order j
        join orders o on o.customer_id = j.customer_id and o.request_id = j.order_request_id
        where j.customer_id = m.customer_id and j.request_id = m.request_id
        order by j.order_request_id limit 1) as address,
      (select jsonb_object_agg(s.state, s.orders) from (
        select o.state, count(*) as orders from multi_request_order j
        join orders o on o.customer_id = j.customer_id and o.request_id = j.order_request_id
        where j.customer_id = m.customer_id and j.request_id = m.request_id
        group by o.state) s) as states
      """;

  private static final String OPEN =
      """
      coalesce((select true from multi_request_order j
         cross join lateral (
           select x.state from orders x
           where x.customer_id = j.customer_id and x.request_id = j.order_request_id offset 0) o
         where j.customer_id = m.customer_id and j.request_id = m.request_id
           and o.state not in ('finished', 'declined', 'cancelled') limit 1), false)\
      """;

  private static final String JOINS =
      "join customer c on c.id = m.customer_id join app_user u on u.id = m.created_by\n";

  static final String FIND =
      "select "
          + COLUMNS
          + """
          from order_directory d
          join multi_request m on m.customer_id = d.customer_id and m.request_id = d.request_id
          """
          + JOINS
          + "where d.request_id = :id";

  static final String ORDERS =
      "select "
          + OrderReader.COLUMNS
          + """
          from multi_request_order j
          join orders o on o.customer_id = j.customer_id and o.request_id = j.order_request_id
          join customer c on c.id = o.customer_id
          where j.customer_id = :customer and j.request_id = :id
          order by o.request_id
          """;

  private MultiRequestReadStore() {}

  static MultiRequestSlice list(Handle handle, MultiRequestQuery query, List<Long> customers) {
    List<MultiRequestView> found =
        bind(handle.createQuery(page(customers, query.open().isPresent())), query)
            .bind("open", query.open().orElse(true))
            .bind("take", query.limit() + 1)
            .map(MultiRequestReadStore::view)
            .list();
    if (found.size() > query.limit()) {
      List<MultiRequestView> page = found.subList(0, query.limit());
      MultiRequestView last = page.getLast();
      return new MultiRequestSlice(
          List.copyOf(page), Optional.of(new OrderCursor(last.createdAt(), last.requestId())));
    }
    return new MultiRequestSlice(
        found,
        bind(handle.createQuery(end(customers)), query)
            .map((row, context) -> new OrderCursor(at(row, "created_at"), row.getInt("request_id")))
            .findOne());
  }

  private static Query bind(Query statement, MultiRequestQuery query) {
    Optional<OrderCursor> after = OrderCursor.within(query.after(), query.created());
    return statement
        .bind("from", query.created().start())
        .bind("cursor_at", after.map(OrderCursor::at).orElse(query.created().end()))
        .bind("cursor_id", after.map(OrderCursor::requestId).orElse(Integer.MIN_VALUE))
        .bind("look", LOOK);
  }

  /** What {@link #list} reads; the customers are merged in order. */
  static String page(List<Long> customers, boolean filtered) {
    return """
    select %s
    from (select m.* from (
      select * from (%s) as w order by w.created_at desc, w.request_id desc limit :look) m
      where %s
      order by m.created_at desc, m.request_id desc limit :take) m
    %s
    order by m.created_at desc, m.request_id desc
    """
        .formatted(COLUMNS, merged(customers), filtered ? OPEN + " = :open" : ":open", JOINS);
  }

  static String end(List<Long> customers) {
    return """
    select w.created_at, w.request_id from (%s) as w
    order by w.created_at desc, w.request_id desc offset :look - 1 limit 1
    """
        .formatted(merged(customers));
  }

  private static String merged(List<Long> customers) {
    List<String> branches =
        customers.isEmpty()
            ? List.of("true")
            : customers.stream().map(id -> "x.customer_id = " + id).toList();
    return branches.stream()
        .map(
            branch ->
                """
                (select * from multi_request x where %s and x.created_at >= :from
                   and (x.created_at, x.request_id) < (:cursor_at, :cursor_id)
                 order by x.created_at desc, x.request_id desc)\
                """
                    .formatted(branch))
        .collect(Collectors.joining(" union all "));
  }

  static Optional<MultiRequestView> find(Handle handle, int requestId) {
    return handle
        .createQuery(FIND)
        .bind("id", requestId)
        .map(MultiRequestReadStore::view)
        .findOne();
  }

  static List<OrderView> orders(Handle handle, MultiRequestView of) {
    return handle
        .createQuery(ORDERS)
        .bind("customer", of.customerId())
        .bind("id", of.requestId())
        .map(OrderReader::view)
        .list();
  }

  private static MultiRequestView view(ResultSet row, StatementContext context)
      throws SQLException {
    return new MultiRequestView(
        row.getInt("request_id"),
        row.getLong("customer_id"),
        row.getObject("uid", UUID.class),
        row.getString("name"),
        Optional.ofNullable(row.getString("comment")),
        at(row, "created_at"),
        row.getString("login"),
        row.getObject("call_id", UUID.class),
        Optional.ofNullable(row.getString("address")).orElse(""),
        states(Optional.ofNullable(row.getString("states")).orElse("{}")));
  }

  private static List<InState> states(String json) {
    return JSON.readTree(json).properties().stream()
        .map(
            entry ->
                new InState(OrderState.of(entry.getKey()).orElseThrow(), entry.getValue().asInt(0)))
        .sorted(Comparator.comparing(InState::state))
        .toList();
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
