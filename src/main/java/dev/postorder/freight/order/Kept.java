package dev.postorder.freight.order;

import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.Keys;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What the columns of an order do not hold of what the client sent; it is kept with the order. */
final class Kept {
  /** The members that are parties of the order. */
  static final List<String> PARTIES = List.of("sender", "receiver", "third");

  private Kept() {}

  /** The rest of a body of v2/request. */
  static ObjectNode of(Fields body) {
    ObjectNode rest = without(body.node(), "appkey", "sessionID", "inOrder", "cargo", "payment");
    body.object("delivery")
        .ifPresent(given -> replace(rest, "delivery", without(given.node(), "derival", "arrival")));
    body.object("members").ifPresent(given -> replace(rest, "members", members(given)));
    return rest;
  }

  private static ObjectNode members(Fields members) {
    ObjectNode kept = members.node().deepCopy();
    for (String role : PARTIES) {
      members.object(role).ifPresent(member -> replace(kept, role, member(member)));
    }
    return kept;
  }

  /** A member without what its party holds; its name and INN tell later whether it is the same. */
  private static ObjectNode member(Fields member) {
    ObjectNode kept =
        without(member.node(), "contactIDs", "contactPersons", "phoneIDs", "phoneNumbers", "email");
    member
        .object("counteragent")
        .ifPresent(
            given ->
                replace(kept, "counteragent", without(given.node(), "document", "phone", "save")));
    return kept;
  }

  private static void replace(ObjectNode rest, String key, ObjectNode value) {
    rest.remove(rest.propertyNames().stream().filter(name -> Keys.same(name, key)).toList());
    if (!value.isEmpty()) {
      rest.set(key, value);
    }
  }

  /** A copy without these keys, however they are spelt. */
  static ObjectNode without(ObjectNode node, String... keys) {
    ObjectNode copy = node.deepCopy();
    for (String key : keys) {
      copy.remove(copy.propertyNames().stream().filter(name -> Keys.same(name, key)).toList());
    }
    return copy;
  }
}
