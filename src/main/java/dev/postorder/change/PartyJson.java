package dev.postorder.change;

import dev.postorder.order.Contact;
import dev.postorder.order.Party;
import dev.postorder.order.Phone;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Parties as changes say them, see {@link Changes}. */
public final class PartyJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PartyJson() {}

  /** A whole party. */
  public static ObjectNode of(Party party) {
    ObjectNode node = NODES.objectNode().put("name", party.name());
    party.form().ifPresent(form -> node.put("form", form));
    party.inn().ifPresent(inn -> node.put("inn", inn));
    party.document().ifPresent(document -> node.set("document", document));
    if (party.anonymous()) {
      node.put("anonymous", true);
    }
    party.phone().ifPresent(phone -> node.put("phone", phone));
    party.email().ifPresent(email -> node.put("email", email));
    if (!party.contacts().isEmpty()) {
      node.set("contacts", contacts(party.contacts()));
    }
    if (!party.phones().isEmpty()) {
      node.set("phones", phones(party.phones()));
    }
    return node;
  }

  /** Its contact persons. */
  public static ArrayNode contacts(List<Contact> contacts) {
    ArrayNode node = NODES.arrayNode();
    contacts.forEach(contact -> node.addObject().put("name", contact.name()));
    return node;
  }

  /** Its phones. */
  public static ArrayNode phones(List<Phone> phones) {
    ArrayNode node = NODES.arrayNode();
    phones.forEach(phone -> node.addObject().put("number", phone.number()).put("ext", phone.ext()));
    return node;
  }
}
