package dev.postorder.freight.body;

import dev.postorder.addressbook.BookAddress;
import dev.postorder.addressbook.BookIds;
import dev.postorder.addressbook.Requisites;
import dev.postorder.freight.wire.Fields;
import dev.postorder.order.Contact;
import dev.postorder.order.Phone;
import java.util.List;
import java.util.Optional;

/**
 * What a member of an order takes from the address book by ids, and what of it is to be saved there
 * because a flag of its own asks for it.
 *
 * @param used the ids that were passed
 * @param counteragent to be saved
 * @param address to be saved
 * @param saved contacts and phones to be saved
 */
public record MemberEntries(
    BookIds used,
    Optional<Requisites> counteragent,
    Optional<BookAddress> address,
    MemberContacts.Saved saved) {

  /**
   * Reads a member and the place that is his; of use only when no fault was found. What is to be
   * saved has to be complete as the book wants it.
   *
   * @param place derival of the sender, arrival of the receiver
   * @param strict as in {@link RequisitesReader#whole}
   */
  public static MemberEntries read(Fields member, Optional<Fields> place, boolean strict) {
    MemberContacts given = MemberContacts.read(member, PhoneRule.ANY);
    return new MemberEntries(
        new BookIds(
            member.integer("counteragentID").stream().toList(),
            place.flatMap(some -> some.integer("addressID")).stream().toList(),
            given.contactIds().orElse(List.of()),
            given.phoneIds().orElse(List.of())),
        member
            .object("counteragent")
            .filter(MemberEntries::toBeSaved)
            .map(fields -> RequisitesReader.whole(fields, strict)),
        place
            .flatMap(some -> some.object("address"))
            .filter(MemberEntries::toBeSaved)
            .map(address -> AddressReader.whole(address, false)),
        given.saved());
  }

  private static boolean toBeSaved(Fields fields) {
    return fields.flag("save").orElse(false);
  }

  /** Whether the book has nothing to do with this member. */
  public boolean isEmpty() {
    return used.size() == 0 && nothingToSave();
  }

  boolean nothingToSave() {
    return counteragent.isEmpty() && address.isEmpty() && saved.isEmpty();
  }

  List<String> names() {
    return saved.contacts().stream().map(Contact::name).toList();
  }

  List<Phone> phones() {
    return saved.phones();
  }
}
