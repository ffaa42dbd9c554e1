package dev.postorder.addressbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Ids of entries, by kind. */
public record BookIds(
    List<Long> counteragents, List<Long> addresses, List<Long> contacts, List<Long> phones) {
  /** No entry at all. */
  public static final BookIds NONE = new BookIds(List.of(), List.of(), List.of(), List.of());

  /** Copies the lists, each id once. */
  public BookIds {
    counteragents = counteragents.stream().distinct().toList();
    addresses = addresses.stream().distinct().toList();
    contacts = contacts.stream().distinct().toList();
    phones = phones.stream().distinct().toList();
  }

  /** Both together. */
  public BookIds and(BookIds more) {
    return new BookIds(
        both(counteragents, more.counteragents),
        both(addresses, more.addresses),
        both(contacts, more.contacts),
        both(phones, more.phones));
  }

  /** How many there are. */
  public int size() {
    return counteragents.size() + addresses.size() + contacts.size() + phones.size();
  }

  private static List<Long> both(Collection<Long> some, Collection<Long> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
