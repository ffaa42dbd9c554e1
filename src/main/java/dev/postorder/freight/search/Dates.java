package dev.postorder.freight.search;

import dev.postorder.order.OrderState;
import dev.postorder.order.search.FoundOrder;
import dev.postorder.order.search.FoundOrder.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The dates of an order: {@code YYYY-MM-DD}, some with {@code HH:MM:SS}, in the server's zone. */
final class Dates {
  private final DateTimeFormatter day;
  private final DateTimeFormatter time;

  Dates(ZoneId zone) {
    this.day = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(zone);
    this.time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  String day(Instant instant) {
    return day.format(instant);
  }

  String time(Instant instant) {
    return time.format(instant);
  }

  /** When the state was reached; null of drafts and orders in processing, as in the original. */
  void stateDate(ObjectNode node, FoundOrder order) {
    switch (order.order().state()) {
      case DRAFT, PROCESSING -> node.putNull("stateDate");
      default -> node.put("stateDate", day(order.order().stateAt()));
    }
  }

  /** orderDates: what the order's way so far says of them; nothing is estimated. */
  ObjectNode orderDates(FoundOrder order) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    List<Step> steps = order.steps();
    day(
        node,
        "arrivalToOspSender",
        first(steps, OrderState.RECEIVED, OrderState.RECEIVED_WAREHOUSING));
    time(node, "derivalFromOspSender", first(steps, OrderState.INWAY));
    day(
        node,
        "arrivalToOspReceiver",
        first(steps, OrderState.ARRIVED, OrderState.ARRIVED_TO_AIRPORT, OrderState.WAREHOUSING));
    time(
        node,
        "warehousing",
        first(
            steps,
            OrderState.RECEIVED_WAREHOUSING,
            OrderState.WAREHOUSING,
            OrderState.AIRPORT_WAREHOUSING));
    day(node, "derivalFromOspReceiver", first(steps, OrderState.DELIVERY));
    if (order.order().delivery().byAddress()) {
      day(
          node,
          "arrivalToReceiver",
          first(steps, OrderState.ACCOMPANYING_DOCUMENTS_RETURN, OrderState.FINISHED));
    }
    day(
        node,
        "declineDate",
        first(steps, OrderState.DECLINED, OrderState.CANCELLING, OrderState.CANCELLED));
    time(node, "processingDate", first(steps, OrderState.PROCESSING));
    if (order.order().pickup().byAddress()) {
      time(node, "pickup", first(steps, OrderState.RECEIVED));
    }
    time(node, "finish", first(steps, OrderState.FINISHED));
    if (order.order().state() == OrderState.DRAFT) {
      node.put("draftLastUpdate", time(order.order().updatedAt()));
    }
    return node.put("firstDocumentCreatedDate", time(order.order().createdAt()));
  }

  private static Optional<Instant> first(List<Step> steps, OrderState... states) {
    List<OrderState> wanted = Arrays.asList(states);
    return steps.stream().filter(step -> wanted.contains(step.state())).map(Step::at).findFirst();
  }

  private void day(ObjectNode node, String key, Optional<Instant> at) {
    at.ifPresent(instant -> node.put(key, day(instant)));
  }

  private void time(ObjectNode node, String key, Optional<Instant> at) {
    at.ifPresent(instant -> node.put(key, time(instant)));
  }
}
