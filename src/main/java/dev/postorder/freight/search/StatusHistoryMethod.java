package dev.postorder.freight.search;

import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.OrderState;
import dev.postorder.order.search.FoundOrder;
import dev.postorder.order.search.OrderPage;
import dev.postorder.order.search.OrderSearch;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * v3/orders/statuses_history: the ways of up to five orders, by the numbers that were asked for,
 * oldest state first (freight specification, section 8). Where some are found, the others are told
 * in {@code info}; where none is, 130008. An own number that several orders bear names none.
 */
final class StatusHistoryMethod {
  private static final String OWN = "webOrderNumber";

  private final OrderSearch search;
  private final Answers answers;
  private final DateTimeFormatter time;

  StatusHistoryMethod(OrderSearch search, Answers answers, ZoneId zone) {
    this.search = search;
    this.answers = answers;
    this.time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT).withZone(zone);
  }

  Reply answer(Turn turn) {
    Optional<String> own = turn.body().text(OWN).map(String::strip);
    List<String> numbers = numbers(turn);
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    if (own.isEmpty()) {
      return ways(numbers, search.byNumbers(turn.userId(), numbers));
    }
    OrderPage page = search.byOwnNumber(turn.userId(), own.get(), Optional.empty(), 1);
    return page.orders().size() > 1
        ? Reply.refused(
            Fault.saying(
                FreightError.HISTORY_ORDER_UNKNOWN, "Найдено несколько заказов", "orderID"))
        : ways(List.of(own.get()), List.of(page.orders().stream().findFirst()));
  }

  /** docIds, one of which or {@code webOrderNumber} has to be there. */
  static List<String> numbers(Turn turn) {
    turn.body().exclusive("docIds", OWN);
    if (turn.body().raw("docIds").isEmpty() && turn.body().raw(OWN).isEmpty()) {
      turn.faults().add(Fault.of(FreightError.REQUIRED, "docIds", OWN));
    }
    return turn.body().texts("docIds", SearchReader.MOST_NUMBERS).orElse(List.of());
  }

  /** The ways of what was found by the numbers. */
  Reply ways(List<String> numbers, List<Optional<FoundOrder>> found) {
    if (found.stream().noneMatch(Optional::isPresent)) {
      return Reply.refused(FreightError.HISTORY_ORDER_UNKNOWN, "orderID");
    }
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    ObjectNode ways = data.putObject("statusHistory");
    ArrayNode info = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < numbers.size(); i++) {
      String number = numbers.get(i);
      found
          .get(i)
          .ifPresentOrElse(
              order -> way(ways.putArray(number), number, order),
              () -> info.addObject().put("number", number).put("message", "Заказ не найден"));
    }
    if (!info.isEmpty()) {
      data.set("info", info);
    }
    return Reply.done(answers.data(data));
  }

  private void way(ArrayNode way, String number, FoundOrder order) {
    for (FoundOrder.Step step : order.steps()) {
      OrderState state = step.state().onFreight();
      way.addObject()
          .put("number", number)
          .put("state", state.code())
          .put("stateName", state.title())
          .put("stateDate", time.format(step.at()))
          .put("detailedStatus", state.code())
          .putNull("detailedStatusRus")
          .put("detailedStatusDate", time.format(step.at()));
    }
  }
}
