package dev.postorder.freight.change;

import dev.postorder.change.PartyJson;
import dev.postorder.freight.body.Choice;
import dev.postorder.freight.body.MemberContacts;
import dev.postorder.freight.body.PartyReader;
import dev.postorder.freight.body.Payers;
import dev.postorder.freight.wire.Fields;
import dev.postorder.order.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads v3/orders/change_delivery (freight specification, section 7): another address or terminal,
 * day and time, and with it perhaps another receiver and who pays.
 */
final class DeliveryWish implements WishReader {
  private static final String THIRD = "third";
  private static final String MEMBERS = "members";
  private static final List<String> REQUESTERS = List.of("sender", "receiver", "payer", THIRD);

  @Override
  public Wish read(Fields body, Context context) {
    ObjectNode after = JsonNodeFactory.instance.objectNode();
    body.requiredObject("delivery")
        .flatMap(delivery -> delivery.requiredObject("arrival"))
        .ifPresent(arrival -> arrival(arrival, context, after));
    Choice.optional(body, "storePayer", Payers.WORDS)
        .ifPresent(payer -> after.put("storePayer", payer));
    return new Wish(after, members(body, context, after));
  }

  private static void arrival(Fields arrival, Context context, ObjectNode after) {
    boolean byAddress = Places.put(after, arrival, context).byAddress();
    after.put("variant", byAddress ? "address" : "terminal");
    if (!byAddress) {
      arrival.integer("terminalID").ifPresent(id -> after.put("terminalID", id));
    }
    Places.date(arrival, "produceDate", context.today())
        .ifPresent(day -> after.put("date", day.toString()));
    Choice.optional(arrival, "payer", Payers.WORDS).ifPresent(payer -> after.put("payer", payer));
  }

  private static List<MemberContacts.Saved> members(
      Fields body, Context context, ObjectNode after) {
    boolean thirdPays =
        Stream.of("payer", "storePayer")
            .anyMatch(key -> after.path(key).asString("").equals(THIRD));
    Optional<Fields> given = thirdPays ? body.requiredObject(MEMBERS) : body.object(MEMBERS);
    if (given.isEmpty()) {
      return List.of();
    }
    Fields members = given.get();
    members
        .object("requester")
        .flatMap(requester -> Choice.optional(requester, "role", REQUESTERS))
        .ifPresent(role -> after.put("requester", role));
    var saved = new ArrayList<MemberContacts.Saved>();
    member(members, "receiver", false)
        .ifPresent(member -> saved.add(party(member, Role.RECEIVER, context, after)));
    member(members, THIRD, thirdPays)
        .ifPresent(member -> saved.add(party(member, Role.THIRD, context, after)));
    saved.removeIf(MemberContacts.Saved::isEmpty);
    return saved;
  }

  private static Optional<Fields> member(Fields members, String key, boolean required) {
    return required
        ? members.requiredObject(key)
        : members.object(key).filter(member -> !member.isEmpty());
  }

  private static MemberContacts.Saved party(
      Fields member, Role role, Context context, ObjectNode after) {
    PartyReader.Read read = PartyReader.read(member, role, context.resolver(), context.strict());
    after.set(role.code(), PartyJson.of(read.party()));
    return read.saved();
  }
}
