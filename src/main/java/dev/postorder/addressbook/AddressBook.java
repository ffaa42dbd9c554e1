package dev.postorder.addressbook;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The address books of customers: contact persons, phones, addresses and counteragents by their
 * ids. Ids of another customer's book are unknown ids.
 */
public final class AddressBook {
  private final Jdbi jdbi;

  /** Address books in the given database. */
  public AddressBook(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The names of those contacts that the book has, by id. */
  public Map<Long, String> contacts(long customerId, Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : jdbi.withHandle(handle -> AddressBookStore.contacts(handle, customerId, ids));
  }

  /** Those phones that the book has, by id. */
  public Map<Long, BookPhone> phones(long customerId, Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : jdbi.withHandle(handle -> AddressBookStore.phones(handle, customerId, ids));
  }

  /** The text of an address. */
  public Optional<String> address(long customerId, long id) {
    return jdbi.withHandle(handle -> AddressBookStore.address(handle, customerId, id));
  }

  /** A counteragent. */
  public Optional<BookCounteragent> counteragent(long customerId, long id) {
    return jdbi.withHandle(handle -> AddressBookStore.counteragent(handle, customerId, id));
  }

  /** Saves contacts in the caller's transaction; their ids, in order. */
  public List<Long> saveContacts(Handle handle, long customerId, List<String> names) {
    return names.stream()
        .map(name -> AddressBookStore.insertContact(handle, customerId, name))
        .toList();
  }

  /** Saves phones in the caller's transaction; their ids, in order. */
  public List<Long> savePhones(Handle handle, long customerId, List<BookPhone> phones) {
    return phones.stream()
        .map(phone -> AddressBookStore.insertPhone(handle, customerId, phone))
        .toList();
  }
}
