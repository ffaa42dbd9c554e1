package dev.postorder.order.search;

import dev.postorder.order.OrderState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The statements that find orders of all customers. One walks from the newest order on and asks
 * each whether it is meant; the other takes the keys of all that are meant by the first criterion
 * and asks these for the rest. What several customers or states are read from is merged in order,
 * so that no more is read than looked at.
 *
 * <p>The end of the span of creation is part of the cursor: of two upper bounds an index may start
 * at the wrong one, and read all that lies between.
 */
final class OfficeSql {
  private static final String FILTERS =
      """
      (o.state_at >= :reached_from and o.state_at < :reached_until) is true
        and (o.updated_at >= :updated_from and o.updated_at < :updated_until) is true\
      """;

  private final StringBuilder conditions = new StringBuilder(FILTERS);
  private final Map<String, Object> values = new HashMap<>();

  /** All of the groups must hold; of each group one criterion. */
  OfficeSql(Collection<List<Criterion>> groups) {
    for (List<Criterion> group : groups) {
      conditions
          .append("\n  and (")
          .append(group.stream().map(c -> filled(c, c.holds())).collect(Collectors.joining(" or ")))
          .append(") is true");
    }
  }

  /** The parameters of the criteria. */
  Map<String, Object> values() {
    return values;
  }

  /** Whether each of these means any order; each has {@link Criterion#meansAny}. */
  String meant(List<Criterion> some) {
    return some.stream()
        .map(c -> "(" + filled(c, c.meansAny().orElseThrow()) + ") is not null")
        .collect(Collectors.joining(", ", "select array[", "]"));
  }

  private String filled(Criterion criterion, String sql) {
    String text = sql;
    for (int i = 0; i < criterion.values().size(); i++) {
      String name = "v" + values.size();
      values.put(name, criterion.values().get(i));
      text = text.replace("{" + i + "}", ":" + name);
    }
    return text;
  }

  /** Takes orders from the newest on. Parameters beside the filters': look, take. */
  String walk(Collection<OrderState> states, List<Long> customers) {
    return """
    select o.customer_id, o.request_id, o.created_at
    from (select * from (%s) as m order by m.created_at desc, m.request_id desc limit :look) o
    where %s
    order by o.created_at desc, o.request_id desc
    limit :take
    """
        .formatted(merged("*", states, customers), conditions + in(states));
  }

  /**
   * Takes the words of orders from the newest on, and of the orders those that have the words.
   * Parameters beside the filters': look, take.
   */
  String walk(Criterion.PartyWords party, Collection<OrderState> states) {
    return """
    select w.customer_id, w.request_id, w.created_at
    from (
      select m.customer_id, m.request_id, m.created_at from (
        select w.* from order_words w
        where w.created_at >= :from and (w.created_at, w.request_id) < (:cursor_at, :cursor_id)
        order by w.created_at desc, w.request_id desc limit :look) m
      where %s
      order by m.created_at desc, m.request_id desc offset 0) w
    cross join lateral (
      select x.* from orders x
      where x.customer_id = w.customer_id and x.request_id = w.request_id offset 0) as o
    where %s
    order by w.created_at desc, w.request_id desc
    limit :take
    """
        .formatted(filled(party, "m.words @@ {0}::tsquery"), conditions + in(states));
  }

  /** The last order that {@link #walk} looks at, if there are so many. */
  String end(Collection<OrderState> states, List<Long> customers) {
    return """
    select m.created_at, m.request_id from (%s) as m
    order by m.created_at desc, m.request_id desc
    offset :look - 1 limit 1
    """
        .formatted(merged("x.created_at, x.request_id", states, customers));
  }

  private static String merged(
      String columns, Collection<OrderState> states, List<Long> customers) {
    var branches = new ArrayList<String>();
    if (customers.isEmpty()) {
      Collection<OrderState> all = states.isEmpty() ? Arrays.asList(OrderState.values()) : states;
      all.forEach(state -> branches.add("x.state = '" + state.code() + "'"));
    } else {
      customers.forEach(customer -> branches.add("x.customer_id = " + customer));
    }
    return branches.stream()
        .map(
            branch ->
                """
                (select %s from orders x where %s and x.created_at >= :from
                   and (x.created_at, x.request_id) < (:cursor_at, :cursor_id)
                 order by x.created_at desc, x.request_id desc)\
                """
                    .formatted(columns, branch))
        .collect(Collectors.joining(" union all "));
  }

  /** Those of the orders that these criteria name. Parameters beside the filters': take, newest. */
  String keyed(List<Criterion> group, Collection<OrderState> states, List<Long> customers) {
    return chosen(
        group.stream()
            .map(c -> "(" + filled(c, c.keys()) + ")")
            .collect(Collectors.joining(" union ")),
        states,
        customers);
  }

  /** Those of the orders that changed in the time. */
  String changed(Collection<OrderState> states, List<Long> customers) {
    return chosen(CHANGED, states, customers);
  }

  private static final String CHANGED =
      """
      select c.customer_id, c.request_id, c.created_at from orders c
      where c.updated_at >= greatest(:updated_from, :reached_from) and c.updated_at < :updated_until\
      """;

  /** How many orders changed in the time, counted up to {@code cap}. */
  static final String CHANGES = "select count(*) from (" + CHANGED + " limit :cap) as counted";

  /**
   * The newest keys come first, so that only so many orders are read as the page needs. When they
   * were created is looked at afterwards, as an index of that would name all orders.
   */
  private String chosen(String keys, Collection<OrderState> states, List<Long> customers) {
    String where =
        conditions
            + in(states)
            + in("o.customer_id", customers.stream().map(String::valueOf).toList());
    return """
    select o.customer_id, o.request_id, o.created_at
    from (
      select * from (select * from (%s) as n offset 0) as k
      where k.created_at >= :from
        and (k.created_at, k.request_id) < (:cursor_at, :cursor_id)
      order by k.created_at desc, k.request_id desc offset 0) as k
    cross join lateral (
      select x.* from orders x
      where x.customer_id = k.customer_id and x.request_id = k.request_id offset 0) as o
    where %s
    order by k.created_at desc, k.request_id desc
    limit :take
    """
        .formatted(keys, where);
  }

  private static String in(Collection<OrderState> states) {
    return in("o.state", states.stream().map(state -> "'" + state.code() + "'").toList());
  }

  private static String in(String column, List<String> literals) {
    return literals.isEmpty()
        ? ""
        : "\n  and (" + column + " in (" + String.join(", ", literals) + ")) is true";
  }
}
