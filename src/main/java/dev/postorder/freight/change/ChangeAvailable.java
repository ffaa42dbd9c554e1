package dev.postorder.freight.change;

import dev.postorder.change.Availability;
import dev.postorder.change.ChangeType;
import dev.postorder.change.Changes;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.FreightError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * v3/orders/change_available (freight specification, section 7): what it calls available is what a
 * change call would do at this moment.
 */
final class ChangeAvailable {
  private static final Map<String, ChangeType> MEMBERS = new LinkedHashMap<>();

  static {
    MEMBERS.put("receiver", ChangeType.RECEIVER_CHANGE);
    MEMBERS.put("payer", ChangeType.PAYER_CHANGE);
    MEMBERS.put("pickupInfo", ChangeType.PICKUP_INFO_CHANGE);
    MEMBERS.put("deliveryInfo", ChangeType.DELIVERY_INFO_CHANGE);
    MEMBERS.put("cancelPickup", ChangeType.PICKUP_CANCEL_CHANGE);
    MEMBERS.put("cancelDelivery", ChangeType.DELIVERY_CANCEL_CHANGE);
  }

  private final Changes changes;
  private final Answers answers;

  ChangeAvailable(Changes changes, Answers answers) {
    this.changes = changes;
    this.answers = answers;
  }

  Reply answer(Turn turn) {
    String orderId = turn.body().requiredText("orderID");
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    Optional<Availability> available = changes.available(turn.userId(), orderId);
    available.ifPresent(order -> turn.call().order(order.customerId(), order.requestId()));
    return available
        .map(order -> Reply.done(answers.data(data(order))))
        .orElseGet(() -> Reply.refused(FreightError.ORDER_UNKNOWN, "orderID"));
  }

  private static ObjectNode data(Availability order) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    MEMBERS.forEach((member, type) -> put(data, member, order.allows(type), type.title()));
    ObjectNode contacts = data.putObject("contactInfo");
    String title = ChangeType.CONTACT_INFO_CHANGE.title();
    boolean sender = order.allows(ChangeType.CONTACT_INFO_CHANGE);
    put(contacts, "changeSender", sender, title + " отправителя");
    put(contacts, "changeReceiver", order.receiverContacts().isEmpty(), title + " получателя");
    giveOut(data, "suspend", order, ChangeType.GIVEOUT_SUSPENSION_CHANGE)
        .ifPresent(info -> info.put("availableTill", order.suspendTill().toString()));
    giveOut(data, "resume", order, ChangeType.GIVEOUT_RESUMPTION_CHANGE)
        .ifPresent(
            info ->
                order.suspendedTill().ifPresent(day -> info.put("availableTill", day.toString())));
    return data;
  }

  private static ObjectNode put(ObjectNode data, String member, boolean may, String title) {
    return data.putObject(member).put("available", may).put("displayName", title);
  }

  /** What there is to know before asking for it. */
  private static Optional<ObjectNode> giveOut(
      ObjectNode data, String member, Availability order, ChangeType type) {
    boolean may = order.allows(type);
    ObjectNode node = put(data, member, may, type.title());
    return may
        ? Optional.of(node.putObject("info").put("stateInfo", order.state().onFreight().title()))
        : Optional.empty();
  }
}
