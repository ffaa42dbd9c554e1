package dev.postorder.freight.search;

import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.search.FoundOrder;
import dev.postorder.order.search.OrderPage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answers of v3/orders: metadata of their own, and everything at the top level. */
final class OrdersAnswer {
  private static final int LONGEST_TOLD = 100;

  private final Answers answers;
  private final Clock clock;
  private final Shape shape;

  /** What an order looks like. */
  interface Shape {
    /**
     * The order.
     *
     * @param tracing whether the points of its way were asked for
     */
    ObjectNode of(FoundOrder order, boolean tracing);
  }

  OrdersAnswer(Answers answers, Clock clock, Shape shape) {
    this.answers = answers;
    this.clock = clock;
    this.shape = shape;
  }

  /** An order that is none to the caller. */
  static Fault unknown(String field, String number) {
    String told = number.substring(0, Math.min(LONGEST_TOLD, number.length()));
    return Fault.saying(FreightError.NUMBER_UNKNOWN, "Заказ " + told + " не найден", field);
  }

  /** A page of a list. */
  Reply page(OrderPage page, boolean tracing) {
    return Reply.done(answer(page, tracing, JsonNodeFactory.instance.arrayNode()));
  }

  /** What was found by numbers; those that were not are told, or are errors where none was. */
  Reply numbers(List<String> numbers, List<Optional<FoundOrder>> results, boolean tracing) {
    Map<Integer, FoundOrder> found = new LinkedHashMap<>();
    var unknown = new ArrayList<Fault>();
    ArrayNode information = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < numbers.size(); i++) {
      if (results.get(i).isPresent()) {
        found.putIfAbsent(results.get(i).get().order().requestId(), results.get(i).get());
      } else {
        Fault fault = unknown("docIds." + i, numbers.get(i));
        unknown.add(fault);
        information.addObject().put("number", numbers.get(i)).put("message", fault.detail());
      }
    }
    return found.isEmpty()
        ? new Reply.Refused(unknown)
        : Reply.done(answer(whole(List.copyOf(found.values())), tracing, information));
  }

  /** What was found by a barcode. */
  Reply barcode(String barcode, List<Optional<FoundOrder>> results, boolean tracing) {
    List<FoundOrder> found = results.stream().flatMap(Optional::stream).distinct().toList();
    return found.isEmpty()
        ? Reply.refused(unknown("barcode", barcode))
        : page(whole(found), tracing);
  }

  private static OrderPage whole(List<FoundOrder> found) {
    return new OrderPage(1, 1, false, found);
  }

  private ObjectNode answer(OrderPage page, boolean tracing, ArrayNode information) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = answer.putObject("metadata");
    metadata.put("status", 200).put("currentPage", page.number());
    put(metadata, "nextPage", page.more() ? page.number() + 1 : 0);
    put(metadata, "prevPage", Math.min(page.number() - 1, page.pages()));
    metadata.put("totalPages", page.pages()).put("generatedAt", answers.time(clock.instant()));
    ArrayNode orders = answer.putArray("orders");
    page.orders().forEach(order -> orders.add(shape.of(order, tracing)));
    answer.set("information", information);
    answer.putArray("deleted");
    return answer;
  }

  private static void put(ObjectNode metadata, String key, int page) {
    if (page < 1) {
      metadata.putNull(key);
    } else {
      metadata.put(key, page);
    }
  }
}
