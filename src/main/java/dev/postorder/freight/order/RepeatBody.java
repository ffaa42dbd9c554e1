package dev.postorder.freight.order;

import dev.postorder.order.NewOrder;
import dev.postorder.order.Party;
import dev.postorder.order.Place;
import dev.postorder.order.Role;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The body of v2/request that asks for an order like an earlier one. */
final class RepeatBody {
  private RepeatBody() {}

  static ObjectNode of(NewOrder order, LocalDate produceDate) {
    ObjectNode body = (ObjectNode) order.request().deepCopy();
    body.put("inOrder", order.inOrder());
    ObjectNode delivery = body.withObject("/delivery");
    delivery.set("derival", place(order.pickup()).put("produceDate", produceDate.toString()));
    delivery.set("arrival", place(order.delivery()));
    ObjectNode members = body.withObject("/members");
    if (!members.has("requester")) {
      members.putObject("requester").put("role", Role.SENDER.code());
    }
    for (Party party : order.parties()) {
      if (Kept.PARTIES.contains(party.role().code())) {
        members.set(party.role().code(), member(party, members.path(party.role().code())));
      }
    }
    body.set("cargo", order.cargo().deepCopy());
    body.set("payment", order.payment().deepCopy());
    return body;
  }

  /** An address by its text: its entry in the address book may be another one by now. */
  private static ObjectNode place(Place place) {
    ObjectNode copy = Kept.without((ObjectNode) place.details(), "variant", "produceDate");
    copy.put("variant", place.byAddress() ? "address" : "terminal");
    if (!place.byAddress()) {
      return Kept.without(copy, "addressID", "address");
    }
    ObjectNode bare = Kept.without(copy, "addressID", "address", "terminalID");
    place.address().ifPresent(text -> bare.putObject("address").put("search", text));
    return bare;
  }

  /**
   * A party with its contacts.
   *
   * @param kept what the earlier order's member said beyond the party; passed over when the party
   *     is another one by now
   */
  private static ObjectNode member(Party party, JsonNode kept) {
    JsonNode earlier = kept.path("counteragent");
    boolean same =
        kept.isObject()
            && (earlier.isMissingNode()
                || earlier.path("name").asString("").strip().equals(party.name()));
    ObjectNode member =
        same
            ? Kept.without((ObjectNode) kept, "counteragentID")
            : JsonNodeFactory.instance.objectNode();
    ObjectNode who =
        same && earlier.isObject()
            ? ((ObjectNode) earlier).deepCopy()
            : JsonNodeFactory.instance.objectNode();
    who.put("name", party.name());
    if (party.anonymous()) {
      who.put("isAnonym", true);
    }
    party.form().ifPresent(form -> who.put("form", form));
    party.inn().ifPresent(inn -> who.put("inn", inn));
    party.document().ifPresent(document -> who.set("document", document.deepCopy()));
    party.phone().ifPresent(phone -> who.put("phone", phone));
    member.set("counteragent", who);
    party.email().ifPresent(email -> member.put("email", email));
    if (!party.contacts().isEmpty()) {
      ArrayNode contacts = member.putArray("contactPersons");
      party.contacts().forEach(contact -> contacts.addObject().put("name", contact.name()));
    }
    if (!party.phones().isEmpty()) {
      ArrayNode phones = member.putArray("phoneNumbers");
      party
          .phones()
          .forEach(
              phone -> phones.addObject().put("number", phone.number()).put("ext", phone.ext()));
    }
    return member;
  }
}
