package dev.postorder.order.search;

import dev.postorder.order.Numbers;
import dev.postorder.order.OrderReader;
import dev.postorder.order.OrderState;
import dev.postorder.order.OrderView;
import dev.postorder.order.OwnNumber;
import dev.postorder.order.search.FoundOrder.Step;
import dev.postorder.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads whole orders by their keys or numbers. */
final class FindStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String COLUMNS =
      OrderReader.COLUMNS
          + """
          , (select coalesce(jsonb_agg(jsonb_build_object('state', t.state, 'at', t.at) order by t.id), '[]')
               from order_state_change t
               where t.customer_id = o.customer_id and t.request_id = o.request_id) as steps
          """;

  static final String LOAD =
      """
      select q.n, a.level, %s
      from unnest(:customers::bigint[], :requests::int[]) with ordinality as q (customer_id, request_id, n)
      join access a on a.user_id = :user and a.customer_id = q.customer_id and a.level >= 2
      join orders o on o.customer_id = q.customer_id and o.request_id = q.request_id
      join customer c on c.id = o.customer_id
      order by q.n
      """
          .formatted(COLUMNS);

  private static final String NUMBERS =
      """
      unnest(:numbers::text[], :requests::int[]) with ordinality as q (number, request_id, n)
      cross join lateral (
        select * from (
          select d.customer_id, d.request_id from order_directory d where d.order_number = q.number
          union all
          select d.customer_id, d.request_id from order_directory d where d.request_id = q.request_id) as named
        limit 1) d
      """;

  static final String MINE =
      """
      select q.n, a.level, %s
      from %s
      join access a on a.user_id = :user and a.customer_id = d.customer_id and a.level >= 2
      join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
      join customer c on c.id = o.customer_id
      """
          .formatted(COLUMNS, NUMBERS);

  static final String ANYBODYS =
      """
      select q.n, 0 as level, %s
      from %s
      join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id and o.state <> 'draft'
      join customer c on c.id = o.customer_id
      """
          .formatted(COLUMNS, NUMBERS);

  private FindStore() {}

  static List<Optional<FoundOrder>> mine(Handle handle, long userId, List<String> numbers) {
    return byNumbers(handle.createQuery(MINE).bind("user", userId), numbers);
  }

  static List<Optional<FoundOrder>> anybodys(Handle handle, List<String> numbers) {
    return byNumbers(handle.createQuery(ANYBODYS), numbers);
  }

  static List<FoundOrder> load(Handle handle, long userId, List<Keys.Key> keys) {
    return keys.isEmpty()
        ? List.of()
        : handle
            .createQuery(LOAD)
            .bind("user", userId)
            .bind("customers", SqlArray.of("bigint", keys, Keys.Key::customerId))
            .bind("requests", SqlArray.of("integer", keys, Keys.Key::requestId))
            .map(FindStore::found)
            .list();
  }

  private record Numbered(int n, FoundOrder order) {}

  private static List<Optional<FoundOrder>> byNumbers(Query query, List<String> numbers) {
    List<String> plain = numbers.stream().map(n -> n.replaceAll("[\\s-]", "")).toList();
    List<Optional<FoundOrder>> found =
        new ArrayList<>(Collections.nCopies(numbers.size(), Optional.empty()));
    query
        .bind("numbers", SqlArray.of("text", plain, n -> n.matches("[0-9]{13}") ? n : null))
        .bind("requests", SqlArray.of("integer", plain, n -> Numbers.requestId(n).orElse(null)))
        .map((row, context) -> new Numbered(row.getInt("n"), found(row, context)))
        .forEach(order -> found.set(order.n() - 1, Optional.of(order.order())));
    return found;
  }

  private static FoundOrder found(ResultSet row, StatementContext context) throws SQLException {
    OrderView order = OrderReader.view(row, context);
    return new FoundOrder(
        order,
        JSON.readTree(row.getString("request")),
        OwnNumber.of(order.payment()),
        row.getInt("level"),
        steps(order, JSON.readTree(row.getString("steps"))));
  }

  /** Orders that were loaded past the server have a state, but may have no way. */
  private static List<Step> steps(OrderView order, JsonNode rows) {
    var steps = new ArrayList<Step>();
    for (JsonNode row : rows) {
      steps.add(
          new Step(
              OrderState.of(row.path("state").asString()).orElseThrow(),
              OffsetDateTime.parse(row.path("at").asString()).toInstant()));
    }
    return steps.isEmpty() ? List.of(new Step(order.state(), order.stateAt())) : List.copyOf(steps);
  }
}
