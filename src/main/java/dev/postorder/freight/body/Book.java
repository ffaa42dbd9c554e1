package dev.postorder.freight.body;

import dev.postorder.addressbook.AddressBook;
import dev.postorder.addressbook.BookPhone;
import dev.postorder.order.Contact;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Saves inline contacts and phones into the address book, where {@code save} asks for it. */
public final class Book {
  private final AddressBook addressBook;

  public Book(AddressBook addressBook) {
    this.addressBook = addressBook;
  }

  /** Saves in the caller's transaction; the new ids as the wire tells them. */
  public ObjectNode save(Handle handle, long customerId, MemberContacts.Saved saved) {
    ObjectNode ids = JsonNodeFactory.instance.objectNode();
    if (!saved.contacts().isEmpty()) {
      List<String> names = saved.contacts().stream().map(Contact::name).toList();
      addressBook.saveContacts(handle, customerId, names).forEach(ids.withArray("contactIDs")::add);
    }
    if (!saved.phones().isEmpty()) {
      List<BookPhone> phones =
          saved.phones().stream().map(phone -> new BookPhone(phone.number(), phone.ext())).toList();
      addressBook.savePhones(handle, customerId, phones).forEach(ids.withArray("phoneIDs")::add);
    }
    return ids;
  }
}
