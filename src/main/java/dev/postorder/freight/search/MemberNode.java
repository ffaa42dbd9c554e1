package dev.postorder.freight.search;

import dev.postorder.addressbook.Requisites;
import dev.postorder.order.Contact;
import dev.postorder.order.Party;
import dev.postorder.order.Phone;
import dev.postorder.order.Role;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A party of an order; contacts and phones are one text each, as in the original. */
final class MemberNode {
  private MemberNode() {}

  /** Puts sender, receiver and payer. */
  static void put(ObjectNode node, List<Party> parties) {
    for (Party party : parties) {
      if (party.role() == Role.SENDER
          || party.role() == Role.RECEIVER
          || party.role() == Role.PAYER) {
        node.set(party.role().code(), of(party));
      }
    }
  }

  private static ObjectNode of(Party party) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    party.form().ifPresent(form -> node.put("opfUid", form));
    if (!party.name().isEmpty()) {
      node.put("name", party.name());
    }
    node.put("isPhysical", physical(party));
    party.inn().ifPresent(inn -> node.put("inn", inn));
    party
        .document()
        .ifPresent(
            document -> {
              Given.text(document, "type").ifPresent(type -> node.put("documentType", type));
              Given.text(document, "serial").ifPresent(part -> node.put("documentSeries", part));
              Given.text(document, "number").ifPresent(part -> node.put("documentNumber", part));
            });
    node.put(
        "contacts", party.contacts().stream().map(Contact::name).collect(Collectors.joining(", ")));
    node.put(
        "phones", party.phones().stream().map(MemberNode::phone).collect(Collectors.joining(", ")));
    node.put("anonym", party.anonymous());
    if (party.anonymous()) {
      party.email().ifPresent(email -> node.put("anonymEmail", email));
      party.phone().ifPresent(phone -> node.put("anonymPhone", phone));
    }
    return node;
  }

  /** A natural person shows a document, or has the legal form of one. */
  private static boolean physical(Party party) {
    return party.anonymous()
        || party.document().isPresent()
        || party.form().filter(Requisites.PRIVATE_PERSON::equalsIgnoreCase).isPresent();
  }

  private static String phone(Phone phone) {
    return phone.ext().isEmpty() ? phone.number() : phone.number() + " доб. " + phone.ext();
  }
}
