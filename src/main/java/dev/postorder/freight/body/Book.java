package dev.postorder.freight.body;

import dev.postorder.addressbook.AddressBook;
import dev.postorder.addressbook.Belongs;
import dev.postorder.addressbook.BookIds;
import dev.postorder.addressbook.BookKeeper;
import dev.postorder.addressbook.BookPhone;
import dev.postorder.addressbook.Saved;
import dev.postorder.calllog.Call;
import dev.postorder.order.Phone;
import dev.postorder.order.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Saves into the address book what {@code save} asks for, and tells it what an order uses. The
 * answer's {@code addressBook} names each saved entry by {@code id, state} (new or existing) and
 * {@code value}.
 */
public final class Book {
  private final AddressBook addressBook;
  private final BookKeeper keeper;

  public Book(AddressBook addressBook) {
    this.addressBook = addressBook;
    this.keeper = addressBook.keeper();
  }

  /**
   * Saves what the members of a new order ask for, in the caller's transaction, and remembers that
   * the order uses those entries and the ones passed by ids. Nothing is saved for the contacts and
   * phones of an anonymous receiver.
   *
   * @return the answer's {@code addressBook}: by role what was saved
   */
  public ObjectNode save(
      Handle handle, long customerId, int requestId, Map<Role, MemberEntries> members) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    BookIds used = BookIds.NONE;
    for (Map.Entry<Role, MemberEntries> each : members.entrySet()) {
      MemberEntries entries = each.getValue();
      used = used.and(entries.used());
      if (!entries.nothingToSave()) {
        var member = new Member(handle, customerId, entries);
        answer.set(each.getKey().code(), member.save());
        used = used.and(member.ids());
      }
    }
    addressBook.used(handle, customerId, requestId, used);
    return answer;
  }

  /** Saves contacts and phones of nobody in the caller's transaction. */
  public ObjectNode save(Handle handle, long customerId, MemberContacts.Saved saved) {
    var entries = new MemberEntries(BookIds.NONE, Optional.empty(), Optional.empty(), saved);
    return new Member(handle, customerId, entries).save();
  }

  /** The order that a call changes uses these entries; in the change's transaction. */
  public void used(Handle handle, Call call, BookIds ids) {
    addressBook.used(handle, call.customerId().orElseThrow(), call.requestId().orElseThrow(), ids);
  }

  /** One member while it is saved. */
  private final class Member {
    private final Handle handle;
    private final long customerId;
    private final MemberEntries entries;
    private final ObjectNode answer = JsonNodeFactory.instance.objectNode();
    private final List<Long> contacts = new ArrayList<>();
    private final List<Long> phones = new ArrayList<>();
    private Optional<Long> counteragentId;
    private Optional<Long> addressId;

    Member(Handle handle, long customerId, MemberEntries entries) {
      this.handle = handle;
      this.customerId = customerId;
      this.entries = entries;
      this.counteragentId = entries.used().counteragents().stream().findFirst();
      this.addressId = entries.used().addresses().stream().findFirst();
    }

    ObjectNode save() {
      entries
          .counteragent()
          .ifPresent(
              requisites -> {
                Saved saved = keeper.counteragent(handle, customerId, requisites);
                counteragentId = Optional.of(saved.id());
                item(answer.putObject("counteragent"), saved, requisites.name());
              });
      entries
          .address()
          .ifPresent(
              address -> {
                Saved saved = keeper.address(handle, customerId, counteragentId, address);
                addressId = Optional.of(saved.id());
                item(answer.putObject("address"), saved, address.text());
              });
      if (!keeper.isAnonymous(handle, customerId, counteragentId)) {
        Belongs belongs = keeper.belongs(handle, customerId, counteragentId, addressId);
        all(
            "contactPersons",
            entries.names(),
            name -> name,
            name -> keeper.contact(handle, customerId, belongs, name),
            contacts);
        all(
            "phoneNumbers",
            entries.phones(),
            Phone::number,
            phone ->
                keeper.phone(
                    handle, customerId, belongs, new BookPhone(phone.number(), phone.ext())),
            phones);
      }
      return answer;
    }

    /** Saves in one order for all calls, so that two of them cannot wait for each other. */
    private <T> void all(
        String key,
        List<T> some,
        Function<T, String> text,
        Function<T, Saved> save,
        List<Long> ids) {
      var saved = new HashMap<T, Saved>();
      some.stream()
          .distinct()
          .sorted(Comparator.comparing(text))
          .forEach(one -> saved.put(one, save.apply(one)));
      for (T one : some) {
        Saved entry = saved.get(one);
        if (entry != null) {
          ids.add(entry.id());
          item(answer.withArray(key).addObject(), entry, text.apply(one));
        }
      }
    }

    BookIds ids() {
      return new BookIds(
          counteragentId.stream().toList(), addressId.stream().toList(), contacts, phones);
    }

    private static void item(ObjectNode item, Saved saved, String value) {
      item.put("id", saved.id()).put("state", saved.state().code()).put("value", value);
    }
  }
}
