package dev.postorder.freight.search;

import dev.postorder.order.OrderState;
import dev.postorder.order.OrderView;
import dev.postorder.order.Place;
import dev.postorder.order.Town;
import dev.postorder.order.search.FoundOrder;
import dev.postorder.order.search.FoundOrder.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order as v3/orders tells it to who may see it. What Postorder cannot know (estimates, prices
 * that nobody brought, terminals' addresses) is left out.
 */
final class OrderNode implements OrdersAnswer.Shape {
  private static final int FULL_ACCESS = 2;
  private static final int MOST_POINTS = 10;
  private static final Duration TRACED_AFTER_END = Duration.ofHours(24);

  private final Dates dates;
  private final Clock clock;
  private final DocumentsNode documents;

  OrderNode(Dates dates, Clock clock) {
    this.dates = dates;
    this.clock = clock;
    this.documents = new DocumentsNode(dates);
  }

  @Override
  public ObjectNode of(FoundOrder found, boolean tracing) {
    OrderView order = found.order();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    found.ownNumbers().stream()
        .findFirst()
        .ifPresent(
            own -> {
              node.put("orderNumber", own.number());
              own.date().ifPresent(day -> node.put("orderDate", day.toString()));
            });
    state(node, found);
    node.set("derival", PlaceNode.of(order.pickup()));
    node.set("arrival", PlaceNode.of(order.delivery()));
    MemberNode.put(node, order.parties());
    node.set("freight", FreightNode.of(order.cargo()));
    ArrayNode places = FreightNode.places(order.cargo());
    if (!places.isEmpty()) {
      node.set("cargoPlaces", places);
    }
    kind(found).ifPresent(kind -> node.put("isAir", kind.equals("avia")));
    locks(node, order);
    payment(node, order.payment());
    node.put("isPreorder", !order.pickup().byAddress() && DocumentsNode.received(found).isEmpty());
    order.produceDate().ifPresent(day -> node.put("produceDate", day.toString()));
    node.set("orderDates", dates.orderDates(found));
    node.put("orderedDeliveryFromAddress", order.pickup().byAddress());
    node.put("orderedDeliveryToAddress", order.delivery().byAddress());
    node.set("documents", documents.of(found));
    if (tracing && traced(order)) {
      node.putObject("orderDatesAdditional").set("tracing", points(found));
    }
    if (found.level() == FULL_ACCESS) {
      node.put("customerUid", "0x" + order.customer().toString().replace("-", ""));
    }
    return node;
  }

  private void state(ObjectNode node, FoundOrder found) {
    OrderState state = found.order().state().onFreight();
    found.order().orderNumber().ifPresent(number -> node.put("orderId", number));
    node.put("orderedAt", dates.time(found.order().createdAt()));
    node.put("state", state.code()).put("stateName", state.title());
    dates.stateDate(node, found);
    node.put("progressPercent", Progress.percent(state));
  }

  private static void locks(ObjectNode node, OrderView order) {
    ArrayNode locks = node.putArray("locks");
    order
        .suspendedFrom()
        .ifPresent(
            day ->
                locks
                    .addObject()
                    .put("name", "Приостановка выдачи груза")
                    .put("setDate", day.toString()));
  }

  /** What the payment says, be it the client's or the carrier's word. */
  private static void payment(ObjectNode node, JsonNode payment) {
    node.put("withWebOrder", CashOnDelivery.collects(payment));
    Given.putMoney(node, "totalSum", payment, "totalSum");
    Given.putMoney(node, "vat", payment, "vat");
    Given.flag(payment, "isPaid").ifPresent(paid -> node.put("isPaid", paid));
  }

  /** The kind of transport, if the client said it. */
  static Optional<String> kind(FoundOrder found) {
    JsonNode delivery = Given.find(found.request(), "delivery");
    return Given.text(Given.find(delivery, "deliveryType"), "type")
        .map(kind -> kind.toLowerCase(Locale.ROOT));
  }

  /** As in the original: not of declined ones, nor a day after the end. */
  private boolean traced(OrderView order) {
    return switch (order.state()) {
      case DECLINED, CANCELLING, CANCELLED -> false;
      case FINISHED -> order.stateAt().plus(TRACED_AFTER_END).isAfter(clock.instant());
      default -> true;
    };
  }

  /** The last points of the way, in its order. */
  private ArrayNode points(FoundOrder found) {
    ArrayNode points = JsonNodeFactory.instance.arrayNode();
    List<Step> steps = found.steps();
    for (Step step : steps.subList(Math.max(0, steps.size() - MOST_POINTS), steps.size())) {
      ObjectNode point = points.addObject();
      point.put("title", step.state().onFreight().title()).put("date", dates.day(step.at()));
      city(found.order(), step.state()).ifPresent(city -> point.put("cityName", city));
      point.put("status", step.state().onFreight().code());
    }
    return points;
  }

  /** The town of a step: where it begins up to the start of the way, where it ends after it. */
  private static Optional<String> city(OrderView order, OrderState state) {
    Optional<Place> place =
        switch (state) {
          case DRAFT, PROCESSING, PICKUP, WAITING, RECEIVED, RECEIVED_WAREHOUSING ->
              Optional.of(order.pickup());
          case ARRIVED,
              WAREHOUSING,
              ARRIVED_TO_AIRPORT,
              AIRPORT_WAREHOUSING,
              DELIVERY,
              ACCOMPANYING_DOCUMENTS_RETURN,
              FINISHED ->
              Optional.of(order.delivery());
          case INWAY, DECLINED, CANCELLING, CANCELLED -> Optional.empty();
        };
    return place.flatMap(Place::address).flatMap(Town::of);
  }
}
