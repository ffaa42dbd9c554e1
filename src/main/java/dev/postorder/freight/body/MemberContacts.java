package dev.postorder.freight.body;

import dev.postorder.addressbook.BookIds;
import dev.postorder.freight.wire.Fields;
import dev.postorder.order.Contact;
import dev.postorder.order.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The contacts and phones of a party as the wire gives them (freight specification, section 5): ids
 * of the address book or inline, at most three of each.
 *
 * @param saved which of the inline ones are to be saved into the address book
 */
public record MemberContacts(
    Optional<List<Long>> contactIds,
    Optional<List<Contact>> contacts,
    Optional<List<Long>> phoneIds,
    Optional<List<Phone>> phones,
    Saved saved) {
  private static final int MOST = 3;

  /** Inline contacts and phones with {@code save}. */
  public record Saved(List<Contact> contacts, List<Phone> phones) {
    public boolean isEmpty() {
      return contacts.isEmpty() && phones.isEmpty();
    }
  }

  public static MemberContacts read(Fields member, PhoneRule rule) {
    member.exclusive("contactIDs", "contactPersons");
    member.exclusive("phoneIDs", "phoneNumbers");
    var saved = new Saved(new ArrayList<>(), new ArrayList<>());
    return new MemberContacts(
        member.integers("contactIDs", MOST),
        member.objects("contactPersons", MOST).map(persons -> contacts(persons, saved.contacts())),
        member.integers("phoneIDs", MOST),
        member.objects("phoneNumbers", MOST).map(phones -> phones(phones, rule, saved.phones())),
        saved);
  }

  /** The ids of both. */
  public BookIds ids() {
    return new BookIds(
        List.of(), List.of(), contactIds.orElse(List.of()), phoneIds.orElse(List.of()));
  }

  /** Whether nothing of the four was passed. */
  public boolean isEmpty() {
    return contactIds.isEmpty() && contacts.isEmpty() && phoneIds.isEmpty() && phones.isEmpty();
  }

  private static List<Contact> contacts(List<Fields> persons, List<Contact> saved) {
    var contacts = new ArrayList<Contact>();
    for (Fields person : persons) {
      var contact = new Contact(person.requiredText("name").strip());
      contacts.add(contact);
      if (person.flag("save").orElse(false)) {
        saved.add(contact);
      }
    }
    return contacts;
  }

  private static List<Phone> phones(List<Fields> numbers, PhoneRule rule, List<Phone> saved) {
    var phones = new ArrayList<Phone>();
    for (Fields number : numbers) {
      boolean save = number.flag("save").orElse(false);
      rule.read(number)
          .ifPresent(
              phone -> {
                phones.add(phone);
                if (save) {
                  saved.add(phone);
                }
              });
    }
    return phones;
  }
}
