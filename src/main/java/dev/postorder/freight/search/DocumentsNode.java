package dev.postorder.freight.search;

import dev.postorder.document.OrderForm;
import dev.postorder.freight.order.Barcode;
import dev.postorder.order.DocumentUid;
import dev.postorder.order.OrderState;
import dev.postorder.order.OrderView;
import dev.postorder.order.search.FoundOrder;
import dev.postorder.order.search.FoundOrder.Step;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of an order: its request, whose id is the requestID, and, from when the cargo was
 * received, its waybill, whose id is the orderID.
 */
final class DocumentsNode {
  private final Dates dates;

  DocumentsNode(Dates dates) {
    this.dates = dates;
  }

  ArrayNode of(FoundOrder found) {
    ArrayNode documents = JsonNodeFactory.instance.arrayNode();
    OrderView order = found.order();
    ObjectNode request = documents.addObject();
    request.put("id", Integer.toString(order.requestId())).put("type", "request");
    request.put("createDate", dates.time(order.createdAt())).put("state", state(order.state()));
    MemberNode.put(request, order.parties());
    order.produceDate().ifPresent(day -> request.put("produceDate", day.toString()));
    Given.text(found.request(), "comment").ifPresent(text -> request.put("comment", text));
    request.put("fullDocumentId", Integer.toString(order.requestId()));
    common(request, found);
    if (!order.pickup().byAddress()) {
      request.put("barcode", Barcode.of(order.requestId()));
    }
    received(found).ifPresent(at -> waybill(documents.addObject(), found, at));
    return documents;
  }

  private void waybill(ObjectNode waybill, FoundOrder found, Instant at) {
    String number = found.order().orderNumber().orElse("");
    waybill.put("id", number).put("uid", DocumentUid.of(found.order().requestId()));
    waybill.put("type", "shipping");
    waybill.put("createDate", dates.time(at)).put("state", "in_way");
    MemberNode.put(waybill, found.order().parties());
    waybill.put("fullDocumentId", number.substring(0, 2) + "-" + number.substring(2));
    common(waybill, found);
    Given.flag(found.order().payment(), "isPaid").ifPresent(paid -> waybill.put("payment", paid));
    Given.putMoney(waybill, "totalSum", found.order().payment(), "totalSum");
    Given.putMoney(waybill, "vat", found.order().payment(), "vat");
    printable(waybill.putArray("availableDocs"), found.order().state());
  }

  /** The forms of v1/printable that there are. */
  private static void printable(ArrayNode forms, OrderState state) {
    forms.add("order");
    if (OrderForm.GIVEOUT.madeIn(state)) {
      forms.add("giveout");
    }
  }

  private static void common(ObjectNode document, FoundOrder found) {
    document.set("freight", FreightNode.of(found.order().cargo()));
    document.set("derival", PlaceNode.name(found.order().pickup()));
    document.set("arrival", PlaceNode.name(found.order().delivery()));
    OrderNode.kind(found).ifPresent(kind -> document.put("serviceKind", kind));
  }

  /** When the carrier got the cargo; orders that bear no number have no waybill. */
  static Optional<Instant> received(FoundOrder found) {
    return found.steps().stream()
        .filter(step -> withCargo(step.state()) && found.order().orderNumber().isPresent())
        .map(Step::at)
        .findFirst();
  }

  private static boolean withCargo(OrderState state) {
    return switch (state) {
      case RECEIVED,
          RECEIVED_WAREHOUSING,
          INWAY,
          ARRIVED,
          WAREHOUSING,
          ARRIVED_TO_AIRPORT,
          AIRPORT_WAREHOUSING,
          DELIVERY,
          ACCOMPANYING_DOCUMENTS_RETURN,
          FINISHED ->
          true;
      case DRAFT, PROCESSING, PICKUP, WAITING, DECLINED, CANCELLING, CANCELLED -> false;
    };
  }

  /** The state of a request. */
  private static String state(OrderState order) {
    return switch (order) {
      case DRAFT -> "saved";
      case PROCESSING -> "ordered";
      case DECLINED -> "declined";
      case CANCELLING, CANCELLED -> "canceled";
      case PICKUP,
          WAITING,
          RECEIVED,
          RECEIVED_WAREHOUSING,
          INWAY,
          ARRIVED,
          WAREHOUSING,
          ARRIVED_TO_AIRPORT,
          AIRPORT_WAREHOUSING,
          DELIVERY,
          ACCOMPANYING_DOCUMENTS_RETURN,
          FINISHED ->
          "processed";
    };
  }
}
