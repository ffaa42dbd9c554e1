package dev.postorder.backoffice;

import dev.postorder.change.PartyJson;
import dev.postorder.order.Role;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code after} of a change of the pickup or the delivery. */
final class AfterPlace {
  private static final int LONGEST_ADDRESS = 500;
  private static final int LONGEST_TIME = 100;
  private static final Set<String> VARIANTS = Set.of("address", "terminal");
  private static final Set<String> REQUESTERS = Set.of("sender", "receiver", "payer", "third");

  private AfterPlace() {}

  static ObjectNode pickup(Fields after) {
    after.only(AfterBody.known("address", "date", "time", "contacts", "phones"));
    ObjectNode node = AfterBody.lists(after, place(after));
    if (nothing(after, "address", "date", "time", "contacts", "phones")) {
      after.fault("address", "is required unless something else is given");
    }
    return node;
  }

  static ObjectNode delivery(Fields after) {
    after.only(
        AfterBody.known(
            "variant",
            "address",
            "terminalID",
            "date",
            "time",
            "payer",
            "storePayer",
            "requester",
            "receiver",
            "third"));
    ObjectNode node = place(after);
    terminal(after, node);
    AfterBody.word(after, "payer", AfterParty.ROLES).ifPresent(role -> node.put("payer", role));
    AfterBody.word(after, "storePayer", AfterParty.ROLES)
        .ifPresent(role -> node.put("storePayer", role));
    AfterBody.word(after, "requester", REQUESTERS).ifPresent(role -> node.put("requester", role));
    if (after.has("receiver")) {
      node.set("receiver", PartyJson.of(PartyBody.read(Role.RECEIVER, after.object("receiver"))));
    }
    AfterParty.third(after, node);
    if (nothing(after, "address", "terminalID", "date", "time", "receiver")) {
      after.fault("address", "is required unless something else is given");
    }
    return node;
  }

  private static ObjectNode place(Fields after) {
    ObjectNode node = AfterBody.node();
    after.text("address", LONGEST_ADDRESS).ifPresent(address -> node.put("address", address));
    after.date("date").ifPresent(date -> node.put("date", date.toString()));
    after.text("time", LONGEST_TIME).ifPresent(time -> node.put("time", time));
    return node;
  }

  /** Whether it goes to a terminal: said, or seen from its id. */
  private static void terminal(Fields after, ObjectNode node) {
    Optional<String> variant = AfterBody.word(after, "variant", VARIANTS);
    Optional<Integer> terminal = after.positive("terminalID", Integer.MAX_VALUE);
    terminal.ifPresent(id -> node.put("terminalID", id));
    boolean toTerminal = variant.map("terminal"::equals).orElseGet(() -> after.has("terminalID"));
    if (toTerminal && after.has("address")) {
      after.fault("address", "must not be given: the delivery goes to a terminal");
    }
    if (toTerminal && !after.has("terminalID")) {
      after.fault("terminalID", "is required: the delivery goes to a terminal");
    }
    if (!toTerminal && after.has("terminalID")) {
      after.fault("terminalID", "must not be given: the delivery goes to an address");
    }
    if (after.has("variant") || after.has("terminalID")) {
      node.put("variant", toTerminal ? "terminal" : "address");
    }
  }

  private static boolean nothing(Fields after, String... names) {
    for (String name : names) {
      if (after.has(name)) {
        return false;
      }
    }
    return true;
  }
}
