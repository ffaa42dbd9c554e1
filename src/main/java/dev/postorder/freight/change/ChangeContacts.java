package dev.postorder.freight.change;

import dev.postorder.addressbook.BookIds;
import dev.postorder.change.Changes;
import dev.postorder.change.ContactChange;
import dev.postorder.change.ContactChangeResult;
import dev.postorder.change.MemberChange;
import dev.postorder.freight.body.Book;
import dev.postorder.freight.body.MemberContacts;
import dev.postorder.freight.body.PhoneRule;
import dev.postorder.freight.body.UnknownIds;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Effects;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.OrderState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** v1 and v3/orders/change_contacts (freight specification, section 5). */
public final class ChangeContacts {
  private static final String MEMBERS = "members";

  private final Changes changes;
  private final Book book;
  private final Effects effects;
  private final Answers answers;

  public ChangeContacts(Changes changes, Book book, Effects effects, Answers answers) {
    this.changes = changes;
    this.book = book;
    this.effects = effects;
    this.answers = answers;
  }

  public Reply answer(Turn turn) {
    String orderId = turn.body().requiredText("orderID");
    Optional<Fields> members = turn.body().requiredObject(MEMBERS);
    Optional<MemberContacts> sender = members.flatMap(all -> member(all, "sender"));
    Optional<MemberContacts> receiver = members.flatMap(all -> member(all, "receiver"));
    if (turn.faults().none() && sender.isEmpty() && receiver.isEmpty()) {
      turn.faults().required(MEMBERS);
    }
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    var change =
        new ContactChange(
            turn.userId(),
            orderId,
            sender.map(ChangeContacts::change),
            receiver.map(ChangeContacts::change));
    List<MemberContacts.Saved> saved =
        Stream.of(sender, receiver)
            .flatMap(Optional::stream)
            .map(MemberContacts::saved)
            .filter(some -> !some.isEmpty())
            .toList();
    BookIds ids =
        Stream.of(sender, receiver)
            .flatMap(Optional::stream)
            .map(MemberContacts::ids)
            .reduce(BookIds.NONE, BookIds::and);
    return saved.isEmpty() && ids.size() == 0
        ? effects.run(
            turn,
            () -> reply(turn, changes.changeContacts(turn.call(), change)),
            handle -> reply(turn, changes.changeContacts(handle, turn.call(), change)))
        : effects.together(turn, handle -> withBook(turn, handle, change, saved, ids));
  }

  /** An empty array is how PHP says that a member is not passed: it has no empty objects. */
  private static Optional<MemberContacts> member(Fields members, String key) {
    if (members.raw(key).filter(given -> given.isArray() && given.isEmpty()).isPresent()) {
      return Optional.empty();
    }
    Optional<MemberContacts> contacts =
        members.object(key).map(member -> MemberContacts.read(member, PhoneRule.RUSSIAN_MOBILE));
    if (contacts.filter(MemberContacts::isEmpty).isPresent()) {
      members.faults().required(members.path(key));
    }
    return contacts;
  }

  private static MemberChange change(MemberContacts given) {
    return new MemberChange(given.contactIds(), given.contacts(), given.phoneIds(), given.phones());
  }

  /** The change, and what of the address book it saves and uses. */
  private Reply withBook(
      Turn turn,
      Handle handle,
      ContactChange change,
      List<MemberContacts.Saved> saved,
      BookIds ids) {
    ContactChangeResult result = changes.changeContacts(handle, turn.call(), change);
    if (result instanceof ContactChangeResult.Accepted) {
      long customer = turn.call().customerId().orElseThrow();
      saved.forEach(some -> book.save(handle, customer, some));
      book.used(handle, turn.call(), ids);
    }
    return reply(turn, result);
  }

  private Reply reply(Turn turn, ContactChangeResult result) {
    return switch (result) {
      case ContactChangeResult.Accepted(long changeId) -> Reply.done(accepted(turn, changeId));
      case ContactChangeResult.OrderNotFound() ->
          Reply.refused(FreightError.ORDER_UNKNOWN, "orderID");
      case ContactChangeResult.ReadOnly() -> Reply.refused(FreightError.NO_ACCESS);
      case ContactChangeResult.StateForbids(OrderState state) ->
          Reply.refused(
              Fault.saying(
                  FreightError.UNAVAILABLE,
                  "Изменение недоступно, статус заказа: " + state.onFreight().title()));
      case ContactChangeResult.AnonymousReceiver() ->
          Reply.refused(
              Fault.saying(
                  FreightError.UNAVAILABLE,
                  "Изменение недоступно: получатель анонимный",
                  "members.receiver"));
      case ContactChangeResult.UnknownIds(List<ContactChangeResult.Unknown> unknown) ->
          new Reply.Refused(unknown.stream().map(ChangeContacts::unknown).toList());
    };
  }

  private ObjectNode accepted(Turn turn, long changeId) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("status", "success");
    return answers.data(turn.extensions() ? data.put("changeID", changeId) : data);
  }

  private static Fault unknown(ContactChangeResult.Unknown unknown) {
    List<JsonNode> ids =
        unknown.ids().stream().<JsonNode>map(JsonNodeFactory.instance::numberNode).toList();
    return UnknownIds.of(
        unknown.phones() ? UnknownIds.PHONES : UnknownIds.CONTACTS, unknown.field(), ids);
  }
}
