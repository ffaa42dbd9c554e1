package dev.postorder.calllog.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Conditions on the status of answers and on how long calls took. These stand in the call's row, or
 * with its bodies where its own transaction wrote the row. An index has both of calls that are no
 * plain success or took long; all else is looked at call by call.
 */
final class Figures {
  /** From here on the index has a status. */
  private static final long STATUS = 300;

  /** From here on the index has a duration, in microseconds. */
  private static final long DURATION = 100_000;

  private final CallFilter filter;
  private final Function<Object, String> bind;

  Figures(CallFilter filter, Function<Object, String> bind) {
    this.filter = filter;
    this.bind = bind;
  }

  List<Condition> conditions(int lead) {
    var all = new ArrayList<Condition>();
    List<Comparison> statuses = read(filter.wanted(Key.STATUS), Comparison::status);
    if (!statuses.isEmpty()) {
      all.add(condition("status", statuses, STATUS, lead));
    }
    read(filter.wanted(Key.DURATION), Comparison::duration).stream()
        .reduce(Comparison::and)
        .ifPresent(both -> all.add(condition("duration_us", List.of(both), DURATION, lead)));
    read(filter.unwanted(Key.STATUS), Comparison::status)
        .forEach(one -> all.add(Condition.check("not " + either("status", one))));
    read(filter.unwanted(Key.DURATION), Comparison::duration)
        .forEach(one -> all.add(Condition.check("not " + either("duration_us", one))));
    return all;
  }

  private static List<Comparison> read(
      List<String> texts, Function<String, Optional<Comparison>> read) {
    return texts.stream().flatMap(text -> read.apply(text).stream()).toList();
  }

  private Condition condition(String column, List<Comparison> any, long indexed, int lead) {
    List<String> alternatives = any.stream().map(one -> either(column, one)).toList();
    if (any.stream().anyMatch(one -> one.least() < indexed)) {
      return Condition.checks(alternatives);
    }
    var ways = new ArrayList<Condition.Way>();
    for (Comparison one : any) {
      ways.add(Condition.Way.figures(false, between("c." + column, one)));
      ways.add(Condition.Way.figures(true, between("x." + column, one)));
    }
    return new Condition(alternatives, ways, lead);
  }

  private String either(String column, Comparison figure) {
    String either =
        "coalesce(c.%1$s, (select x.%1$s from call_exchange x where x.call_id = c.id and x.at = c.at))"
            .formatted(column);
    return between(either, figure);
  }

  private String between(String what, Comparison figure) {
    return what + " between " + bind.apply(figure.least()) + " and " + bind.apply(figure.most());
  }
}
