package dev.postorder.freight.change;

import dev.postorder.addressbook.BookCounteragent;
import dev.postorder.change.Changes;
import dev.postorder.change.PartyJson;
import dev.postorder.freight.body.Checks;
import dev.postorder.freight.body.CounteragentReader;
import dev.postorder.freight.body.Uids;
import dev.postorder.freight.body.UnknownIds;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.Party;
import dev.postorder.order.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads v3/orders/change_payer (freight specification, section 7). counteragentUID names a customer
 * of v2/counteragents whose orders the user may change. docUID names the waybill, of which an order
 * has one here; its uid is the order's requestID as a uid.
 */
final class PayerWish implements WishReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String UID = "counteragentUID";
  private static final String DOCUMENT = "docUID";
  private static final String THIRD = "third";

  private final Changes changes;

  PayerWish(Changes changes) {
    this.changes = changes;
  }

  @Override
  public Wish read(Fields body, Context context) {
    body.exclusive(UID, THIRD);
    if (body.raw(UID).isEmpty() && body.raw(THIRD).isEmpty()) {
      body.faults().add(Fault.of(FreightError.REQUIRED, body.path(UID), body.path(THIRD)));
    }
    checkDocument(body, context);
    Optional<ObjectNode> payer =
        body.object(THIRD)
            .filter(given -> !given.isEmpty())
            .map(given -> third(given, context))
            .or(
                () ->
                    Checks.uid(body, UID)
                        .flatMap(Uids::parse)
                        .flatMap(uid -> known(body, context, uid)));
    return ContactLists.read(body, context, payer.orElseGet(NODES::objectNode));
  }

  private static void checkDocument(Fields body, Context context) {
    Optional<UUID> document = Checks.uid(body, DOCUMENT).flatMap(Uids::parse);
    if (document.isPresent()
        && context.order().isPresent()
        && !document.get().equals(new UUID(0, context.order().getAsInt()))) {
      body.faults().add(Fault.of(FreightError.ORDER_UNKNOWN, body.path(DOCUMENT)));
    }
  }

  private static ObjectNode third(Fields given, Context context) {
    BookCounteragent who = new CounteragentReader(context.strict()).read(given);
    if (who.anonymous()) {
      given
          .faults()
          .add(
              Fault.saying(
                  FreightError.SIMPLIFIED,
                  "Контрагент с минимальным набором данных не может быть плательщиком",
                  given.path("isAnonym")));
    }
    return PartyJson.of(
            new Party(
                Role.THIRD,
                who.name(),
                who.form(),
                who.inn(),
                who.document(),
                who.anonymous(),
                who.phone(),
                who.email(),
                List.of(),
                List.of()))
        .put("role", THIRD);
  }

  private Optional<ObjectNode> known(Fields body, Context context, UUID uid) {
    Optional<ObjectNode> payer = changes.payer(context.userId(), uid);
    if (payer.isEmpty()) {
      body.faults()
          .add(
              UnknownIds.of(
                  UnknownIds.COUNTERAGENT,
                  body.path(UID),
                  List.of(NODES.stringNode(body.text(UID).orElse("")))));
    }
    return payer;
  }
}
