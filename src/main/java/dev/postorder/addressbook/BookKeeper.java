package dev.postorder.addressbook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Writes into address books, always in the caller's transaction. An entry that is one with another
 * of the same owner is not written a second time. To save an entry uses that to which it belongs.
 */
public final class BookKeeper {
  private final Clock clock;

  /** A keeper by the given clock. */
  public BookKeeper(Clock clock) {
    this.clock = clock;
  }

  /** Saves a counteragent. */
  public Saved counteragent(Handle handle, long customerId, Requisites requisites) {
    byte[] key = requisites.key();
    Saved saved =
        KeyStore.insert(
            handle,
            Kind.COUNTERAGENT,
            customerId,
            key,
            () -> CounteragentStore.insert(handle, customerId, requisites, key, now()));
    if (saved.state() == SaveState.NEW) {
      words(handle, customerId, saved.id(), requisites);
    }
    return used(handle, customerId, Kind.COUNTERAGENT, saved);
  }

  /** Changes a counteragent; empty when the book has none of this id. */
  public Optional<Saved> counteragent(
      Handle handle, long customerId, long id, UnaryOperator<Requisites> change) {
    return CounteragentStore.lock(handle, customerId, id)
        .map(change)
        .map(
            requisites -> {
              byte[] key = requisites.key();
              return KeyStore.change(
                  handle,
                  Kind.COUNTERAGENT,
                  customerId,
                  id,
                  key,
                  () -> {
                    CounteragentStore.update(handle, customerId, id, requisites, key, now());
                    words(handle, customerId, id, requisites);
                  });
            });
  }

  private static void words(Handle handle, long customerId, long id, Requisites requisites) {
    CounteragentStore.words(handle, customerId, id, Words.of(requisites.words()));
  }

  /** Saves an address of a counteragent, or of nobody. */
  public Saved address(
      Handle handle, long customerId, Optional<Long> counteragentId, BookAddress address) {
    byte[] key = address.key(counteragentId.orElse(0L));
    Saved saved =
        KeyStore.insert(
            handle,
            Kind.ADDRESS,
            customerId,
            key,
            () -> AddressStore.insert(handle, customerId, counteragentId, address, key, now()));
    return used(handle, customerId, Kind.ADDRESS, saved);
  }

  /** Changes an address; empty when the book has none of this id. */
  public Optional<Saved> address(
      Handle handle, long customerId, long id, UnaryOperator<BookAddress> change) {
    if (!AddressStore.lock(handle, customerId, id)) {
      return Optional.empty();
    }
    AddressEntry entry = AddressStore.find(handle, customerId, id).orElseThrow();
    BookAddress changed = change.apply(entry.address());
    byte[] key = changed.key(entry.counteragentId().orElse(0));
    Saved saved =
        KeyStore.change(
            handle,
            Kind.ADDRESS,
            customerId,
            id,
            key,
            () -> AddressStore.update(handle, customerId, id, changed, key, now()));
    return Optional.of(used(handle, customerId, Kind.ADDRESS, saved));
  }

  /** Saves a contact person. */
  public Saved contact(Handle handle, long customerId, Belongs belongs, String name) {
    byte[] key = contactKey(belongs, name);
    Saved saved =
        KeyStore.insert(
            handle,
            Kind.CONTACT,
            customerId,
            key,
            () -> PersonStore.insertContact(handle, customerId, belongs, name, key, now()));
    return used(handle, customerId, Kind.CONTACT, saved);
  }

  /** Renames a contact person; empty when the book has none of this id. */
  public Optional<Saved> contact(Handle handle, long customerId, long id, String name) {
    return PersonStore.lock(handle, Kind.CONTACT, customerId, id)
        .map(
            belongs -> {
              byte[] key = contactKey(belongs, name);
              return KeyStore.change(
                  handle,
                  Kind.CONTACT,
                  customerId,
                  id,
                  key,
                  () -> PersonStore.updateContact(handle, customerId, id, name, key, now()));
            })
        .map(saved -> used(handle, customerId, Kind.CONTACT, saved));
  }

  /** Saves a phone. */
  public Saved phone(Handle handle, long customerId, Belongs belongs, BookPhone phone) {
    byte[] key = phoneKey(belongs, phone);
    Saved saved =
        KeyStore.insert(
            handle,
            Kind.PHONE,
            customerId,
            key,
            () -> PersonStore.insertPhone(handle, customerId, belongs, phone, key, now()));
    return used(handle, customerId, Kind.PHONE, saved);
  }

  /** Changes a phone; empty when the book has none of this id. */
  public Optional<Saved> phone(Handle handle, long customerId, long id, BookPhone phone) {
    return PersonStore.lock(handle, Kind.PHONE, customerId, id)
        .map(
            belongs -> {
              byte[] key = phoneKey(belongs, phone);
              return KeyStore.change(
                  handle,
                  Kind.PHONE,
                  customerId,
                  id,
                  key,
                  () -> PersonStore.updatePhone(handle, customerId, id, phone, key, now()));
            })
        .map(saved -> used(handle, customerId, Kind.PHONE, saved));
  }

  /** Whether the book has a counteragent. */
  public boolean has(Handle handle, long customerId, long counteragentId) {
    return LookupStore.counteragent(handle, customerId, counteragentId).isPresent();
  }

  /** Whether a counteragent is an anonymous receiver, who has no contacts and phones. */
  public boolean isAnonymous(Handle handle, long customerId, Optional<Long> counteragentId) {
    return counteragentId
        .flatMap(id -> LookupStore.counteragent(handle, customerId, id))
        .filter(BookCounteragent::anonymous)
        .isPresent();
  }

  /**
   * To what the contacts of a counteragent at an address belong: an address in the book brings its
   * own counteragent. Unknown ids are left out.
   */
  public Belongs belongs(
      Handle handle, long customerId, Optional<Long> counteragentId, Optional<Long> addressId) {
    Optional<AddressEntry> address =
        addressId.flatMap(id -> AddressStore.find(handle, customerId, id));
    Optional<Long> owner =
        address.isPresent()
            ? address.get().counteragentId().stream().boxed().findFirst()
            : counteragentId.filter(
                id -> LookupStore.counteragent(handle, customerId, id).isPresent());
    return new Belongs(owner, address.map(AddressEntry::id));
  }

  private static byte[] contactKey(Belongs belongs, String name) {
    return BookKey.of(belongs.counteragent(), belongs.address(), BookKey.plain(name));
  }

  private static byte[] phoneKey(Belongs belongs, BookPhone phone) {
    return BookKey.of(belongs.counteragent(), belongs.address(), phone.number(), phone.ext());
  }

  /**
   * Deletes what the book has of the ids, and what belongs to it. Orders are not touched: they keep
   * what they took from the book.
   */
  public Deletion delete(Handle handle, long customerId, BookIds ids) {
    var gone = new EnumMap<Kind, Set<Long>>(Kind.class);
    for (Kind kind : Kind.LEAVES_FIRST) {
      List<Long> some = kind.of(ids);
      gone.put(
          kind,
          some.isEmpty()
              ? Set.of()
              : new HashSet<>(DeleteStore.delete(handle, kind, customerId, some)));
    }
    return new Deletion(pick(ids, gone, true), pick(ids, gone, false));
  }

  private static BookIds pick(BookIds ids, Map<Kind, Set<Long>> gone, boolean deleted) {
    List<List<Long>> picked =
        Arrays.stream(Kind.values())
            .map(
                kind ->
                    kind.of(ids).stream()
                        .filter(id -> gone.getOrDefault(kind, Set.of()).contains(id) == deleted)
                        .toList())
            .toList();
    return new BookIds(picked.get(0), picked.get(1), picked.get(2), picked.get(3));
  }

  private Saved used(Handle handle, long customerId, Kind kind, Saved saved) {
    UseStore.touched(handle, customerId, kind.one(saved.id()), now());
    return saved;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
