package dev.postorder.freight.search;

import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.OrderState;
import dev.postorder.order.search.ListQuery;
import dev.postorder.order.search.ListQuery.Sort;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the parameters of v3/orders; all their faults are collected. */
final class SearchReader {
  /** How many numbers one call may ask for. */
  static final int MOST_NUMBERS = 5;

  static final List<String> KEYS =
      List.of("docIds", "orderNumber", "barcode", "cargoPlaces", "shipmentLabelCargoPlace");

  private static final int MOST_STATES = 100;
  private static final int LAST_PAGE = 10_000_000;
  private static final List<String> ORDERS = List.of("ordered_at", "updated_at");

  private final Fields body;
  private final Moments moments;

  SearchReader(Fields body, ZoneId zone) {
    this.body = body;
    this.moments = new Moments(zone);
  }

  /** Which one of the search keys is given; faults if more than one is. */
  Optional<String> key() {
    List<String> given = KEYS.stream().filter(key -> body.raw(key).isPresent()).toList();
    if (given.size() > 1) {
      body.faults()
          .add(
              Fault.of(
                  FreightError.EXCLUSIVE, given.stream().map(body::path).toArray(String[]::new)));
    }
    return given.stream().findFirst();
  }

  /** Numbers of orders, as the client wrote them. */
  List<String> docIds() {
    return body.texts("docIds", MOST_NUMBERS).orElse(List.of());
  }

  /** The page; 1 when it is not said. */
  int page() {
    long page = body.integer("page").orElse(1L);
    if (page < 1 || page > LAST_PAGE) {
      body.faults().limit("Ожидается число от 1 до " + LAST_PAGE, body.path("page"));
      return 1;
    }
    return (int) page;
  }

  /** The filters of a list. {@code dateEnd} holds only beside {@code dateStart}. */
  ListQuery list() {
    Optional<Instant> from = moments.begin(body, "dateStart");
    Optional<Instant> until = moments.end(body, "dateEnd").filter(end -> from.isPresent());
    List<OrderState> states = states();
    return new ListQuery(
        from,
        until,
        states,
        moments.begin(body, "lastUpdate"),
        states.contains(OrderState.INWAY) ? List.of(OrderState.INWAY) : List.of(),
        sort(),
        page());
  }

  private Sort sort() {
    Optional<String> order = body.text("orderBy").map(String::strip);
    if (order.filter(word -> !ORDERS.contains(word)).isPresent()) {
      notInList("orderBy", order.get(), ORDERS);
    }
    return order.filter("updated_at"::equals).isPresent() ? Sort.UPDATED : Sort.CREATED;
  }

  private List<OrderState> states() {
    List<String> words = body.texts("states", MOST_STATES).orElse(List.of());
    var states = new ArrayList<OrderState>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).strip();
      Optional<OrderState> state = OrderState.of(word).filter(known -> known.onFreight() == known);
      state.ifPresent(states::add);
      if (state.isEmpty()) {
        notInList(
            "states." + i, word, StatusDictionary.states().stream().map(OrderState::code).toList());
      }
    }
    return states.stream().distinct().flatMap(SearchReader::shownAs).toList();
  }

  /** The states that the face shows as this one. */
  private static Stream<OrderState> shownAs(OrderState shown) {
    return Stream.of(OrderState.values()).filter(state -> state.onFreight() == shown);
  }

  private void notInList(String key, String word, List<String> words) {
    body.faults()
        .add(
            new Fault(
                FreightError.NOT_IN_LIST,
                FreightError.NOT_IN_LIST.detail(),
                List.of(body.path(key)),
                List.of(JsonNodeFactory.instance.stringNode(word)),
                words));
  }
}
