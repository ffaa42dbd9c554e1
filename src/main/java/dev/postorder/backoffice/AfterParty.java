package dev.postorder.backoffice;

import dev.postorder.change.PartyJson;
import dev.postorder.order.Party;
import dev.postorder.order.Role;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code after} of a change of the receiver or the payer. */
final class AfterParty {
  static final Set<String> ROLES = Set.of("sender", "receiver", "third");
  private static final String STORE_PAYER = "storePayer";
  private static final String PAYS = "changeOrderPayer";
  private static final String THIRD = "third";
  private static final String ROLE = "role";

  private AfterParty() {}

  static ObjectNode receiver(Fields after) {
    Party party = PartyBody.read(Role.RECEIVER, after, Set.of(STORE_PAYER, PAYS, THIRD));
    ObjectNode node = PartyJson.of(party);
    boolean pays = after.flag(PAYS);
    if (pays && party.anonymous()) {
      after.fault(PAYS, "must not be true: an anonymous party pays nothing");
    }
    if (after.has(PAYS)) {
      node.put(PAYS, pays);
    }
    AfterBody.word(after, STORE_PAYER, ROLES).ifPresent(role -> node.put(STORE_PAYER, role));
    third(after, node);
    return node;
  }

  /** The third party where there is one; it is required where it pays. */
  static void third(Fields after, ObjectNode node) {
    if (after.has(THIRD)) {
      node.set(THIRD, PartyJson.of(PartyBody.read(Role.THIRD, after.object(THIRD))));
    } else if (node.path(STORE_PAYER).asString("").equals(THIRD)) {
      after.fault(THIRD, "is required: it pays the storage");
    }
  }

  static ObjectNode payer(Fields after) {
    Party party = PartyBody.read(Role.PAYER, after, Set.of(ROLE));
    if (party.anonymous()) {
      after.fault("anonymous", "must not be true: an anonymous party pays nothing");
    }
    ObjectNode node = PartyJson.of(party);
    AfterBody.word(after, ROLE, ROLES).ifPresent(role -> node.put(ROLE, role));
    return node;
  }
}
