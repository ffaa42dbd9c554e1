package dev.postorder.addressbook;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The address books of customers: contact persons, phones, addresses and counteragents by their
 * ids. Ids of another customer's book are unknown ids, and so are those of retired entries.
 */
public final class AddressBook {
  /** How many addresses, persons or phones are listed at once. */
  public static final int LISTED = 1000;

  private static final int FOUND = 50;
  private static final int MOST_WORDS = 10;

  private final Jdbi jdbi;
  private final Clock clock;

  /** Address books in the given database. */
  public AddressBook(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** The names of those contacts that the book has, by id. */
  public Map<Long, String> contacts(long customerId, Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : jdbi.withHandle(handle -> LookupStore.contacts(handle, customerId, ids));
  }

  /** Those phones that the book has, by id. */
  public Map<Long, BookPhone> phones(long customerId, Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : jdbi.withHandle(handle -> LookupStore.phones(handle, customerId, ids));
  }

  /** The text of an address. */
  public Optional<String> address(long customerId, long id) {
    return jdbi.withHandle(handle -> LookupStore.address(handle, customerId, id));
  }

  /** A counteragent. */
  public Optional<BookCounteragent> counteragent(long customerId, long id) {
    return jdbi.withHandle(handle -> LookupStore.counteragent(handle, customerId, id));
  }

  /** The counteragents that are asked for, by id. */
  public List<CounteragentEntry> counteragents(long customerId, CounteragentFilter filter) {
    return jdbi.withHandle(handle -> CounteragentStore.list(handle, customerId, filter));
  }

  /** One counteragent with all that the book keeps of it. */
  public Optional<CounteragentEntry> entry(long customerId, long id) {
    return jdbi.withHandle(handle -> CounteragentStore.find(handle, customerId, id));
  }

  /**
   * Counteragents, no anonymous ones, in whose name, legal form or INN every word of the text
   * begins a word; fifty at most, found among ten thousand with the rarest of the words.
   *
   * @param juridical legal persons or natural ones
   * @param country uid of the country of a custom legal form
   */
  public List<CounteragentEntry> search(
      long customerId, String text, boolean juridical, Optional<String> country) {
    List<String> words = Words.of(text).stream().limit(MOST_WORDS).toList();
    if (words.isEmpty()) {
      return List.of();
    }
    return jdbi
        .withHandle(
            handle -> SearchStore.search(handle, customerId, words, juridical, country, 4 * FOUND))
        .stream()
        .distinct()
        .limit(FOUND)
        .toList();
  }

  /** The addresses of a counteragent, by id; empty when the book has no such counteragent. */
  public Optional<List<AddressEntry>> addresses(long customerId, long counteragentId) {
    return jdbi.withHandle(
        handle ->
            CounteragentStore.find(handle, customerId, counteragentId)
                .map(there -> AddressStore.list(handle, customerId, counteragentId, LISTED)));
  }

  /** An address with its parts. */
  public Optional<AddressEntry> addressEntry(long customerId, long id) {
    return jdbi.withHandle(handle -> AddressStore.find(handle, customerId, id));
  }

  /** The persons and phones of an address; empty when the book has no such address. */
  public Optional<AddressContacts> contactsOf(long customerId, long addressId) {
    return jdbi.withHandle(
        handle ->
            AddressStore.find(handle, customerId, addressId)
                .map(address -> contactsOf(handle, customerId, address)));
  }

  private static AddressContacts contactsOf(Handle handle, long customerId, AddressEntry address) {
    Instant own = address.updatedAt();
    return new AddressContacts(
        PersonStore.contactsOf(handle, customerId, address.id(), LISTED),
        PersonStore.phonesOf(handle, customerId, address.id(), LISTED),
        PersonStore.lastUpdate(handle, customerId, address.id()).filter(own::isBefore).orElse(own));
  }

  /**
   * An order uses these entries, and with them those to which they belong: none of them retires
   * before the order has ended. In the caller's transaction; unknown ids do no harm.
   */
  public void used(Handle handle, long customerId, int requestId, BookIds ids) {
    UseStore.used(handle, customerId, requestId, ids, clock.instant());
  }

  /** Saves contacts of nobody in the caller's transaction; their ids, in order. */
  public List<Long> saveContacts(Handle handle, long customerId, List<String> names) {
    return names.stream()
        .map(name -> keeper().contact(handle, customerId, Belongs.NOBODY, name).id())
        .toList();
  }

  /** Saves phones of nobody in the caller's transaction; their ids, in order. */
  public List<Long> savePhones(Handle handle, long customerId, List<BookPhone> phones) {
    return phones.stream()
        .map(phone -> keeper().phone(handle, customerId, Belongs.NOBODY, phone).id())
        .toList();
  }

  /** What writes into the books. */
  public BookKeeper keeper() {
    return new BookKeeper(clock);
  }
}
