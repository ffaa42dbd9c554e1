package dev.postorder.freight.search;

import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.order.search.OrderPage;
import dev.postorder.order.search.OrderSearch;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * v3/orders with a session: by number, own number, barcode or cargo place, or as a list (freight
 * specification, section 8). What is not found by a number is 717001; where some of several numbers
 * are found, the others are told in {@code information}.
 */
final class OrdersMethod {
  private static final int MOST_PLACES = 1000;

  private final OrderSearch search;
  private final ZoneId zone;
  private final OrdersAnswer answers;

  OrdersMethod(OrderSearch search, ZoneId zone, OrdersAnswer answers) {
    this.search = search;
    this.zone = zone;
    this.answers = answers;
  }

  Reply answer(Turn turn) {
    var reader = new SearchReader(turn.body(), zone);
    boolean tracing = turn.body().flag("orderDatesAdditional").orElse(false);
    return switch (reader.key().orElse("")) {
      case "docIds" -> byNumbers(turn, reader, tracing);
      case "orderNumber" -> byOwnNumber(turn, reader, tracing);
      case "barcode" -> byBarcode(turn, tracing);
      case "cargoPlaces" -> byCargoPlaces(turn, reader, tracing);
      case "shipmentLabelCargoPlace" -> byLabel(turn, reader, tracing);
      default -> list(turn, reader, tracing);
    };
  }

  private Reply list(Turn turn, SearchReader reader, boolean tracing) {
    var query = reader.list();
    return unlessFaults(turn, () -> answers.page(search.list(turn.userId(), query), tracing));
  }

  private Reply byNumbers(Turn turn, SearchReader reader, boolean tracing) {
    List<String> numbers = reader.docIds();
    return unlessFaults(
        turn,
        () -> {
          var found = search.byNumbers(turn.userId(), numbers);
          found.stream()
              .flatMap(Optional::stream)
              .findFirst()
              .ifPresent(
                  one -> turn.call().order(one.order().customerId(), one.order().requestId()));
          return answers.numbers(numbers, found, tracing);
        });
  }

  private Reply byBarcode(Turn turn, boolean tracing) {
    String barcode = turn.body().text("barcode").orElse("").strip();
    return unlessFaults(
        turn,
        () ->
            answers.barcode(
                barcode,
                search.byNumbers(turn.userId(), ScannedBarcode.numbers(barcode)),
                tracing));
  }

  private Reply byOwnNumber(Turn turn, SearchReader reader, boolean tracing) {
    String number = turn.body().text("orderNumber").orElse("").strip();
    Optional<LocalDate> date = turn.body().date("orderDate");
    int page = reader.page();
    return unlessFaults(
        turn,
        () ->
            paged(
                "orderNumber",
                number,
                search.byOwnNumber(turn.userId(), number, date, page),
                tracing));
  }

  /** As in the original, by the first number only. */
  private Reply byCargoPlaces(Turn turn, SearchReader reader, boolean tracing) {
    List<String> places = turn.body().texts("cargoPlaces", MOST_PLACES).orElse(List.of());
    return byPlace(
        turn, "cargoPlaces.0", places.stream().findFirst().orElse(""), reader.page(), tracing);
  }

  private Reply byLabel(Turn turn, SearchReader reader, boolean tracing) {
    String label = turn.body().text("shipmentLabelCargoPlace").orElse("");
    return byPlace(turn, "shipmentLabelCargoPlace", label, reader.page(), tracing);
  }

  private Reply byPlace(Turn turn, String field, String number, int page, boolean tracing) {
    String place = number.strip();
    return unlessFaults(
        turn, () -> paged(field, place, search.byCargoPlace(turn.userId(), place, page), tracing));
  }

  private Reply paged(String field, String number, OrderPage page, boolean tracing) {
    return page.orders().isEmpty() && page.number() == 1
        ? Reply.refused(OrdersAnswer.unknown(field, number))
        : answers.page(page, tracing);
  }

  private static Reply unlessFaults(Turn turn, Supplier<Reply> answer) {
    return turn.faults().none() ? answer.get() : new Reply.Refused(turn.faults().all());
  }
}
