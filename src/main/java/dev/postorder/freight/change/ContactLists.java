package dev.postorder.freight.change;

import dev.postorder.change.PartyJson;
import dev.postorder.freight.body.MemberContacts;
import dev.postorder.freight.body.PhoneRule;
import dev.postorder.freight.wire.Fields;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Contacts and phones that stand at the top of a body: by ids or inline (section 5). */
final class ContactLists {
  private ContactLists() {}

  /** Reads those that are given into {@code contacts} and {@code phones}. */
  static Wish read(Fields body, WishReader.Context context, ObjectNode after) {
    MemberContacts given = MemberContacts.read(body, PhoneRule.RUSSIAN_MOBILE);
    if (given.contactIds().isPresent() || given.contacts().isPresent()) {
      after.set("contacts", PartyJson.contacts(context.resolver().contacts(body, given)));
    }
    if (given.phoneIds().isPresent() || given.phones().isPresent()) {
      after.set("phones", PartyJson.phones(context.resolver().phones(body, given)));
    }
    return new Wish(after, given.saved().isEmpty() ? List.of() : List.of(given.saved()));
  }
}
