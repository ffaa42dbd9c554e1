package dev.postorder.freight.book;

import dev.postorder.addressbook.AddressEntry;
import dev.postorder.addressbook.BookAddress;
import dev.postorder.freight.body.UnknownIds;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** book/addresses: the addresses of a counteragent, each wrapped into {@code address}. */
final class ListAddresses {
  private static final String ID = "counteragentID";
  private static final Pattern CODE = Pattern.compile("\\d{11,25}");

  private final Desk desk;
  private final BookAnswers answers;

  ListAddresses(Desk desk, BookAnswers answers) {
    this.desk = desk;
    this.answers = answers;
  }

  Reply answer(Wire wire, Turn turn) {
    Optional<Long> id = turn.body().required(ID, turn.body().integer(ID));
    return desk.read(turn, customerId -> list(wire, customerId, id.orElseThrow()));
  }

  private Reply list(Wire wire, long customerId, long counteragentId) {
    Optional<List<AddressEntry>> entries = desk.book().addresses(customerId, counteragentId);
    if (entries.isEmpty()) {
      return Desk.unknown(UnknownIds.COUNTERAGENT, ID, counteragentId);
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    entries.get().forEach(entry -> fill(wire, list.addObject().putObject("address"), entry));
    return answers.list(wire, list);
  }

  private void fill(Wire wire, ObjectNode item, AddressEntry entry) {
    BookAddress address = entry.address();
    BookAnswers.id(wire, item, entry.id());
    if (wire == Wire.V1) {
      item.put("type", address.juridical() ? "juridical" : "delivery");
    } else {
      item.put("juridical", address.juridical());
    }
    code(address).ifPresent(code -> item.put("code", code));
    item.put("address", entry.text());
    address
        .street()
        .filter(street -> !CODE.matcher(street).matches())
        .ifPresent(street -> item.put("street", street));
    for (String part : BookAddress.ofStreet()) {
      address.part(part).ifPresent(text -> item.put(part, text));
    }
    Optional<Long> terminal = address.part(BookAddress.TERMINAL).map(Long::valueOf);
    item.put(wire == Wire.V1 ? "is_terminal" : "isTerminal", terminal.isPresent());
    terminal.ifPresent(id -> item.put(wire == Wire.V1 ? "terminal_id" : "terminalID", id));
    item.put("contacts", entry.contacts())
        .put("phones", entry.phones())
        .put("lastUpdate", answers.time(wire, entry.updatedAt()));
  }

  /** The street's code, or that of the town of a street without one. */
  private static Optional<String> code(BookAddress address) {
    return address
        .street()
        .filter(street -> CODE.matcher(street).matches())
        .or(
            () ->
                Optional.ofNullable(address.parts().path(BookAddress.CUSTOM_STREET).get("code"))
                    .map(JsonNode::asString));
  }
}
