package dev.postorder.change;

import dev.postorder.order.Contact;
import dev.postorder.order.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Resolves address-book ids of a contact change, in the book of the order's customer. */
final class ContactBook {
  private ContactBook() {}

  /** A change whose ids were all found, or what was not. */
  record Resolved(
      Optional<ContactCommand.Member> sender,
      Optional<ContactCommand.Member> receiver,
      List<ContactChangeResult.Unknown> unknown) {}

  /** Whether a change names ids at all. */
  static boolean needed(ContactChange change) {
    return change.sender().filter(ContactBook::hasIds).isPresent()
        || change.receiver().filter(ContactBook::hasIds).isPresent();
  }

  private static boolean hasIds(MemberChange member) {
    return member.contactIds().isPresent() || member.phoneIds().isPresent();
  }

  /** The customer of an order that the user may change. */
  static Optional<Long> customer(Handle handle, long userId, String orderNumber) {
    return handle
        .createQuery(
            """
            select d.customer_id from order_directory d
            join access a on a.user_id = :user and a.customer_id = d.customer_id and a.level = 2
            where d.order_number = :number
            """)
        .bind("user", userId)
        .bind("number", orderNumber)
        .mapTo(Long.class)
        .findFirst();
  }

  static Resolved resolve(Handle handle, long customerId, ContactChange change) {
    var unknown = new ArrayList<ContactChangeResult.Unknown>();
    var sender = change.sender().map(m -> member(handle, customerId, "sender", m, unknown));
    var receiver = change.receiver().map(m -> member(handle, customerId, "receiver", m, unknown));
    return new Resolved(sender, receiver, unknown);
  }

  private static ContactCommand.Member member(
      Handle handle,
      long customerId,
      String role,
      MemberChange member,
      List<ContactChangeResult.Unknown> unknown) {
    Optional<List<Contact>> contacts =
        member
            .contactIds()
            .map(
                ids ->
                    pick(
                        ids,
                        contacts(handle, customerId, ids),
                        "members." + role + ".contactIDs",
                        false,
                        unknown))
            .or(member::contacts);
    Optional<List<Phone>> phones =
        member
            .phoneIds()
            .map(
                ids ->
                    pick(
                        ids,
                        phones(handle, customerId, ids),
                        "members." + role + ".phoneIDs",
                        true,
                        unknown))
            .or(member::phones);
    return new ContactCommand.Member(contacts, phones);
  }

  private static <T> List<T> pick(
      List<Long> ids,
      Map<Long, T> found,
      String field,
      boolean phones,
      List<ContactChangeResult.Unknown> unknown) {
    List<Long> missing = ids.stream().filter(id -> !found.containsKey(id)).distinct().toList();
    if (!missing.isEmpty()) {
      unknown.add(new ContactChangeResult.Unknown(field, phones, missing));
      return List.of();
    }
    return ids.stream().distinct().map(found::get).toList();
  }

  private static Map<Long, Contact> contacts(Handle handle, long customerId, List<Long> ids) {
    return handle
        .createQuery(
            "select id, name from book_contact where customer_id = :customer and id = any(:ids)")
        .bind("customer", customerId)
        .bindArray("ids", Long.class, ids)
        .map((row, context) -> Map.entry(row.getLong("id"), new Contact(row.getString("name"))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<Long, Phone> phones(Handle handle, long customerId, List<Long> ids) {
    return handle
        .createQuery(
            "select id, number, ext from book_phone where customer_id = :customer and id ="
                + " any(:ids)")
        .bind("customer", customerId)
        .bindArray("ids", Long.class, ids)
        .map(
            (row, context) ->
                Map.entry(
                    row.getLong("id"), new Phone(row.getString("number"), row.getString("ext"))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
