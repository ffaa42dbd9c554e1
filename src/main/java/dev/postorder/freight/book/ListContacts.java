package dev.postorder.freight.book;

import dev.postorder.addressbook.AddressContacts;
import dev.postorder.addressbook.BookPhone;
import dev.postorder.freight.body.UnknownIds;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** book/contacts, in v1 book/address: the persons and phones of an address. */
final class ListContacts {
  private static final String ID = "addressID";
  private static final Pattern NUMBER =
      Pattern.compile("(?:(7)(\\d{3})|(375)(\\d{2}))(\\d{3})(\\d{2})(\\d{2})");

  private final Desk desk;
  private final BookAnswers answers;

  ListContacts(Desk desk, BookAnswers answers) {
    this.desk = desk;
    this.answers = answers;
  }

  Reply answer(Wire wire, Turn turn) {
    Optional<Long> id = turn.body().required(ID, turn.body().integer(ID));
    return desk.read(
        turn,
        customerId ->
            desk.book()
                .contactsOf(customerId, id.orElseThrow())
                .map(found -> answers.one(wire, item(wire, found)))
                .orElseGet(() -> Desk.unknown(UnknownIds.ADDRESS, ID, id.orElseThrow())));
  }

  private ObjectNode item(Wire wire, AddressContacts found) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    ArrayNode contacts = item.putArray("contacts");
    found
        .contacts()
        .forEach((id, name) -> BookAnswers.id(wire, contacts.addObject(), id).put("contact", name));
    item.put("lastUpdate", answers.time(wire, found.lastUpdate()));
    ArrayNode phones = item.putArray("phones");
    found.phones().forEach((id, phone) -> fill(wire, phones.addObject(), id, phone));
    return item;
  }

  private static void fill(Wire wire, ObjectNode item, long id, BookPhone phone) {
    BookAnswers.id(wire, item, id).put("phone", phone.number());
    formatted(phone.number()).ifPresent(text -> item.put("phoneFormatted", text));
    if (!phone.ext().isEmpty()) {
      item.put(wire == Wire.V1 ? "addNumber" : "ext", phone.ext());
    }
  }

  /** Numbers of Russia and Belarus as people write them; of others nothing is known. */
  private static Optional<String> formatted(String number) {
    Matcher matcher = NUMBER.matcher(number);
    return matcher.matches()
        ? Optional.of(matcher.replaceAll("+$1$3 ($2$4) $5-$6-$7"))
        : Optional.empty();
  }
}
