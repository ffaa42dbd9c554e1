package dev.postorder.freight.body;

import dev.postorder.addressbook.AddressBook;
import dev.postorder.addressbook.BookCounteragent;
import dev.postorder.addressbook.BookIds;
import dev.postorder.addressbook.BookPhone;
import dev.postorder.freight.wire.Fields;
import dev.postorder.order.Contact;
import dev.postorder.order.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Turns ids of the owner's address book into what they stand for; unknown ones become faults. While
 * there is no owner nothing is looked up.
 */
public final class Resolver {
  private final AddressBook book;
  private final OptionalLong owner;
  private BookIds used = BookIds.NONE;

  public Resolver(AddressBook book, OptionalLong owner) {
    this.book = book;
    this.owner = owner;
  }

  /** All ids that were asked for. */
  public BookIds used() {
    return used;
  }

  public List<Contact> contacts(Fields member, MemberContacts given) {
    used = used.and(given.ids());
    Map<Long, String> names =
        known(given.contactIds(), ids -> book.contacts(owner.orElseThrow(), ids));
    return given
        .contactIds()
        .map(ids -> pick(member, "contactIDs", ids, names, UnknownIds.CONTACTS))
        .map(found -> found.stream().map(Contact::new).toList())
        .or(given::contacts)
        .orElse(List.of());
  }

  public List<Phone> phones(Fields member, MemberContacts given) {
    Map<Long, BookPhone> phones =
        known(given.phoneIds(), ids -> book.phones(owner.orElseThrow(), ids));
    return given
        .phoneIds()
        .map(ids -> pick(member, "phoneIDs", ids, phones, UnknownIds.PHONES))
        .map(found -> found.stream().map(phone -> new Phone(phone.number(), phone.ext())).toList())
        .or(given::phones)
        .orElse(List.of());
  }

  public Optional<String> address(Fields place) {
    return place.integer("addressID").flatMap(id -> address(place, id));
  }

  private Optional<String> address(Fields place, long id) {
    used = used.and(new BookIds(List.of(), List.of(id), List.of(), List.of()));
    return one(place, "addressID", id, UnknownIds.ADDRESS, book::address);
  }

  public Optional<BookCounteragent> counteragent(Fields member) {
    return member
        .integer("counteragentID")
        .flatMap(
            id -> {
              used = used.and(new BookIds(List.of(id), List.of(), List.of(), List.of()));
              return one(member, "counteragentID", id, UnknownIds.COUNTERAGENT, book::counteragent);
            });
  }

  private interface Lookup<T> {
    Optional<T> find(long customerId, long id);
  }

  private <T> Optional<T> one(Fields fields, String key, long id, String detail, Lookup<T> lookup) {
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> found = lookup.find(owner.getAsLong(), id);
    if (found.isEmpty()) {
      fields.faults().add(UnknownIds.of(detail, fields.path(key), List.of(number(id))));
    }
    return found;
  }

  private <T> Map<Long, T> known(
      Optional<List<Long>> ids, Function<List<Long>, Map<Long, T>> lookup) {
    return owner.isPresent() ? ids.map(lookup).orElse(Map.of()) : Map.of();
  }

  private <T> List<T> pick(
      Fields member, String key, List<Long> ids, Map<Long, T> found, String detail) {
    var picked = new ArrayList<T>();
    var unknown = new ArrayList<JsonNode>();
    for (Long id : ids) {
      if (found.containsKey(id)) {
        picked.add(found.get(id));
      } else {
        unknown.add(number(id));
      }
    }
    if (!unknown.isEmpty() && owner.isPresent()) {
      member.faults().add(UnknownIds.of(detail, member.path(key), unknown));
    }
    return picked;
  }

  private static JsonNode number(long id) {
    return JsonNodeFactory.instance.numberNode(id);
  }
}
