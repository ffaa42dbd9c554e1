package dev.postorder.freight.order;

import dev.postorder.addressbook.BookCounteragent;
import dev.postorder.freight.body.MemberContacts;
import dev.postorder.freight.body.PartyReader;
import dev.postorder.order.Role;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What of an order is to be saved into the address book, by the party that it belongs to. */
record ToSave(Map<Role, Entries> parties) {

  /**
   * Of one party.
   *
   * @param address where its cargo is picked up or delivered
   */
  record Entries(
      Optional<BookCounteragent> counteragent,
      Optional<String> address,
      MemberContacts.Saved contacts) {

    private boolean isEmpty() {
      return counteragent.isEmpty() && address.isEmpty() && contacts.isEmpty();
    }
  }

  static ToSave of(Map<Role, PartyReader.Read> members, Map<Role, String> addresses) {
    var parties = new EnumMap<Role, Entries>(Role.class);
    members.forEach(
        (role, read) -> {
          var entries =
              new Entries(
                  read.counteragent(), Optional.ofNullable(addresses.get(role)), read.saved());
          if (!entries.isEmpty()) {
            parties.put(role, entries);
          }
        });
    return new ToSave(parties);
  }

  boolean isEmpty() {
    return parties.isEmpty();
  }
}
