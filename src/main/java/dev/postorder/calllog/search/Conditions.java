package dev.postorder.calllog.search;

import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The conditions of a filter in SQL, and the values of their parameters. */
final class Conditions {
  private static final int SESSION = 1;
  private static final int ORDER = 2;
  private static final int PERSON = 3;
  private static final int ADDRESS = 4;
  private static final int OUTCOME = 5;
  private static final int FIGURE = 6;
  private static final int SOURCE = 7;
  private static final int MESSAGE = 8;

  private final CallFilter filter;
  private final Names names;
  private final List<Condition> all = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();

  private Conditions(CallFilter filter, Names names) {
    this.filter = filter;
    this.names = names;
  }

  static Conditions of(CallFilter filter, Names names) {
    var conditions = new Conditions(filter, names);
    conditions.read();
    return conditions;
  }

  private void read() {
    column(Key.SESSION, "trail", SESSION, trail -> List.of(trail));
    column(Key.ORDER, "request_id", ORDER, names::requestIds);
    column(Key.USER, "user_id", PERSON, names::userIds);
    column(Key.OPERATOR, "operator", PERSON, name -> List.of(name.toLowerCase(Locale.ROOT)));
    column(Key.CUSTOMER, "customer_id", Condition.CHECK, names::customerIds);
    column(Key.IP, "ip", ADDRESS, ip -> List.of(ip));
    column(Key.MESSAGE, "message", MESSAGE, names::messages);
    choice(
        Key.OUTCOME,
        "outcome",
        OUTCOME,
        Arrays.stream(Outcome.values()).map(Outcome::code).toList(),
        "ok");
    choice(
        Key.SOURCE,
        "source",
        SOURCE,
        Arrays.stream(Source.values()).map(Source::code).toList(),
        "api");
    all.addAll(new Figures(filter, this::bind).conditions(FIGURE));
    List<String> without = filter.unwanted(Key.TEXT);
    without.forEach(
        text -> all.add(Condition.check("not " + Words.inBodies(List.of(text), this::bind))));
  }

  private void column(
      Key key, String column, int lead, Function<String, ? extends List<?>> lookUp) {
    List<String> wanted = filter.wanted(key);
    if (!wanted.isEmpty()) {
      all.add(
          Condition.leading(
              column,
              wanted.stream()
                  .flatMap(value -> lookUp.apply(value).stream())
                  .distinct()
                  .map(this::bind)
                  .toList(),
              lead));
    }
    filter.unwanted(key).stream()
        .flatMap(value -> lookUp.apply(value).stream())
        .distinct()
        .forEach(
            value -> all.add(Condition.check("c." + column + " is distinct from " + bind(value))));
  }

  /** One of few values, of which one is that of most calls: the index has the others only. */
  private void choice(Key key, String column, int lead, List<String> codes, String usual) {
    List<String> wanted = filter.wanted(key);
    List<String> unwanted = filter.unwanted(key);
    if (wanted.isEmpty() && unwanted.isEmpty()) {
      return;
    }
    List<String> left =
        codes.stream()
            .filter(code -> wanted.isEmpty() || wanted.contains(code))
            .filter(code -> !unwanted.contains(code))
            .toList();
    List<String> literals = left.stream().map(code -> "'" + code + "'").toList();
    all.add(
        left.contains(usual)
            ? Condition.checks(literals.stream().map(code -> "c." + column + " = " + code).toList())
            : Condition.leading(column, literals, lead));
  }

  /** A parameter of that value. */
  String bind(Object value) {
    String name = "v" + values.size();
    values.put(name, value);
    return ":" + name;
  }

  Map<String, Object> values() {
    return values;
  }

  /** Whether a condition can be met by no call. */
  boolean impossible() {
    return all.stream().anyMatch(condition -> condition.alternatives().isEmpty());
  }

  /** The one that leads best. */
  Optional<Condition> leading() {
    return all.stream().filter(Condition::leads).min(Comparator.comparingInt(Condition::lead));
  }

  /** Whether so few calls meet it that their bodies can be looked into one by one. */
  boolean narrow() {
    return leading().map(condition -> condition.lead() <= ADDRESS).orElse(false);
  }

  boolean none() {
    return all.isEmpty();
  }

  /** All, each with an {@code and} before it. */
  String sql() {
    return besides(Optional.empty());
  }

  /** All but one. */
  String besides(Optional<Condition> leading) {
    return all.stream()
        .filter(condition -> leading.filter(condition::equals).isEmpty())
        .map(condition -> "\n  and " + condition.sql())
        .collect(Collectors.joining());
  }
}
