package dev.postorder.backoffice;

import dev.postorder.order.OrderState;
import dev.postorder.order.search.OrderCursor;
import dev.postorder.order.search.OrderQuery;
import dev.postorder.order.search.Span;
import dev.postorder.order.search.Typed;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads which orders are looked for. */
final class OrderFilter {
  static final Pattern NUMBER = Pattern.compile("[0-9]{13}|[1-9][0-9]{0,9}");

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final int LONGEST = 200;
  private static final Set<String> KNOWN =
      new LinkedHashSet<>(
          List.of(
              "q",
              "number",
              "ownNumber",
              "customer",
              "phone",
              "party",
              "state",
              "createdFrom",
              "createdUntil",
              "stateFrom",
              "stateUntil",
              "updatedFrom",
              "updatedUntil",
              "after",
              "limit"));

  private OrderFilter() {}

  /** Reads it and refuses it with all its faults. */
  static OrderQuery read(Incoming in) {
    Parameters parameters = Parameters.of(in, KNOWN);
    var query =
        new OrderQuery(
            parameters.text("q", LONGEST),
            parameters.parsed("number", "an orderID or a requestID", OrderFilter::number),
            parameters.text("ownNumber", LONGEST),
            parameters.text("customer", LONGEST),
            parameters.parsed(
                "phone",
                "a phone of at least " + Typed.LEAST_DIGITS + " digits",
                text -> Optional.of(text).filter(Typed::isPhone)),
            parameters.text("party", LONGEST),
            parameters
                .parsed("state", "states, separated by commas", OrderFilter::states)
                .orElse(List.of()),
            span(parameters, "created"),
            span(parameters, "state"),
            span(parameters, "updated"),
            parameters.parsed("after", "the next of a page before", OrderCursor::of),
            parameters.limit(DEFAULT_LIMIT, MAX_LIMIT));
    parameters.end();
    return query;
  }

  private static Span span(Parameters parameters, String name) {
    return new Span(parameters.time(name + "From"), parameters.time(name + "Until"));
  }

  private static Optional<String> number(String text) {
    return Optional.of(text)
        .filter(number -> NUMBER.matcher(number).matches())
        .filter(number -> number.length() == 13 || Long.parseLong(number) <= Integer.MAX_VALUE);
  }

  private static Optional<List<OrderState>> states(String text) {
    List<Optional<OrderState>> states =
        Arrays.stream(text.split(",", -1)).map(OrderState::of).distinct().toList();
    return states.stream().allMatch(Optional::isPresent)
        ? Optional.of(states.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }
}
