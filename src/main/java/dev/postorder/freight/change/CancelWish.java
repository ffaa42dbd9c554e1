package dev.postorder.freight.change;

import dev.postorder.freight.body.Choice;
import dev.postorder.freight.wire.Fields;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads v3/orders/cancel_pickup and cancel_delivery (freight specification, section 7). */
final class CancelWish {
  private static final List<String> REQUESTERS = List.of("sender", "receiver", "customer");

  private CancelWish() {}

  static Wish pickup(Fields body, WishReader.Context context) {
    return ContactLists.read(body, context, JsonNodeFactory.instance.objectNode());
  }

  static Wish delivery(Fields body, WishReader.Context context) {
    ObjectNode after = JsonNodeFactory.instance.objectNode();
    Choice.required(body, "requester", REQUESTERS)
        .ifPresent(requester -> after.put("requester", requester));
    return ContactLists.read(body, context, after);
  }
}
