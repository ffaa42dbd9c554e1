package dev.postorder.backoffice;

import dev.postorder.change.ChangeType;
import dev.postorder.change.Changes;
import dev.postorder.order.Contact;
import dev.postorder.order.Phone;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The member {@code after} of a change request, by its type: what an approval will write into the
 * order. The shapes are those of {@link Changes}.
 */
final class AfterBody {
  private static final int MAX_CONTACTS = 3;

  private AfterBody() {}

  /** Reads it; faults go to the fields of the whole body. */
  static ObjectNode read(Fields after, ChangeType type) {
    return switch (type) {
      case CONTACT_INFO_CHANGE -> members(after);
      case RECEIVER_CHANGE, PAYER_CHANGE -> party(after);
      case DELIVERY_INFO_CHANGE, PICKUP_INFO_CHANGE -> place(after);
      case GIVEOUT_SUSPENSION_CHANGE, GIVEOUT_RESUMPTION_CHANGE -> day(after);
      case DELIVERY_CANCEL_CHANGE, PICKUP_CANCEL_CHANGE, PAYMENT_ORDER_CHANGE -> {
        after.only(Set.of());
        yield node();
      }
    };
  }

  private static ObjectNode members(Fields after) {
    ObjectNode node = node();
    after.only(known("sender", "receiver"));
    for (String role : List.of("sender", "receiver")) {
      if (after.has(role)) {
        Fields member = after.object(role).only(known("contacts", "phones"));
        ObjectNode lists = node.putObject(role);
        if (member.has("contacts")) {
          contacts(lists.putArray("contacts"), PartyBody.contacts(member, MAX_CONTACTS));
        }
        if (member.has("phones")) {
          phones(lists.putArray("phones"), PartyBody.phones(member, MAX_CONTACTS));
        }
        if (lists.isEmpty()) {
          after.fault(role, "must have contacts or phones");
        }
      }
    }
    if (node.isEmpty()) {
      after.fault("sender", "is required unless there is a receiver");
    }
    return node;
  }

  private static void contacts(ArrayNode node, List<Contact> contacts) {
    contacts.forEach(contact -> node.addObject().put("name", contact.name()));
  }

  private static void phones(ArrayNode node, List<Phone> phones) {
    phones.forEach(phone -> node.addObject().put("number", phone.number()).put("ext", phone.ext()));
  }

  private static ObjectNode party(Fields after) {
    ObjectNode node = node();
    after.only(known("name", "inn", "phone", "email"));
    node.put("name", after.required("name", after.text("name", 300), () -> ""));
    PartyBody.inn(after).ifPresent(inn -> node.put("inn", inn));
    PartyBody.phone(after).ifPresent(phone -> node.put("phone", phone));
    PartyBody.email(after).ifPresent(email -> node.put("email", email));
    return node;
  }

  private static ObjectNode place(Fields after) {
    ObjectNode node = node();
    after.only(known("address", "date", "time"));
    after.text("address", 500).ifPresent(address -> node.put("address", address));
    after.date("date").ifPresent(date -> node.put("date", date.toString()));
    after.text("time", 100).ifPresent(time -> node.put("time", time));
    if (!after.has("address") && !after.has("date") && !after.has("time")) {
      after.fault("address", "is required unless there is a date or time");
    }
    return node;
  }

  private static ObjectNode day(Fields after) {
    ObjectNode node = node();
    after.only(known("date"));
    Optional<String> date = after.date("date").map(Object::toString);
    return node.put("date", after.required("date", date, () -> ""));
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static Set<String> known(String... names) {
    return new TreeSet<>(List.of(names));
  }
}
