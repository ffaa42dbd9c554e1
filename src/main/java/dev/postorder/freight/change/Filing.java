package dev.postorder.freight.change;

import dev.postorder.addressbook.AddressBook;
import dev.postorder.addressbook.BookIds;
import dev.postorder.change.ChangeRequest;
import dev.postorder.change.ChangeType;
import dev.postorder.change.Changes;
import dev.postorder.change.FileResult;
import dev.postorder.change.Refusal;
import dev.postorder.freight.body.Book;
import dev.postorder.freight.body.Resolver;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Effects;
import dev.postorder.freight.method.FreightOptions;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.FreightError;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The way that all change calls go, except those of contacts: read, file, answer. */
final class Filing {
  private final Changes changes;
  private final AddressBook addressBook;
  private final Book book;
  private final Effects effects;
  private final Answers answers;
  private final Clock clock;
  private final FreightOptions options;

  Filing(
      Changes changes,
      AddressBook addressBook,
      Effects effects,
      Answers answers,
      Clock clock,
      FreightOptions options) {
    this.changes = changes;
    this.addressBook = addressBook;
    this.book = new Book(addressBook);
    this.effects = effects;
    this.answers = answers;
    this.clock = clock;
    this.options = options;
  }

  /**
   * What a method files, and how it answers.
   *
   * @param orderUnknown answered when there is no such order
   * @param answer the member of data that says success: status or state
   */
  record Kind(ChangeType type, Fault orderUnknown, String answer, WishReader reader) {}

  Reply answer(Turn turn, Kind kind) {
    String orderId = turn.body().requiredText("orderID");
    WishReader.Context context = context(turn, orderId);
    Wish wish = kind.reader().read(turn.body(), context);
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    var request = new ChangeRequest(turn.userId(), orderId, kind.type(), wish.after());
    return effects.together(
        turn, handle -> file(turn, handle, kind, request, wish, context.resolver().used()));
  }

  /** An orderID that is at fault, perhaps with characters that nothing carries, names no order. */
  private WishReader.Context context(Turn turn, String orderId) {
    long userId = turn.userId();
    Optional<Changes.Target> target =
        turn.faults().none() ? changes.target(userId, orderId) : Optional.empty();
    return new WishReader.Context(
        target.stream().mapToInt(Changes.Target::requestId).findFirst(),
        new Resolver(
            addressBook, target.stream().mapToLong(Changes.Target::customerId).findFirst()),
        userId,
        LocalDate.now(clock.withZone(options.zone())),
        options.strictParties());
  }

  private Reply file(
      Turn turn, Handle handle, Kind kind, ChangeRequest request, Wish wish, BookIds used) {
    return switch (changes.request(handle, turn.call(), request)) {
      case FileResult.Filed(long changeId, var status) -> {
        long customer = turn.call().customerId().orElseThrow();
        wish.saved().forEach(saved -> book.save(handle, customer, saved));
        book.used(handle, turn.call(), used);
        yield Reply.done(accepted(turn, kind, changeId));
      }
      case FileResult.NotFound() -> Reply.refused(kind.orderUnknown());
      case FileResult.Refused(Refusal.ReadOnly()) -> Reply.refused(FreightError.NO_ACCESS);
      case FileResult.Refused(Refusal refusal) ->
          Reply.refused(Fault.saying(FreightError.UNAVAILABLE, refusal.detail()));
    };
  }

  private ObjectNode accepted(Turn turn, Kind kind, long changeId) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put(kind.answer(), "success");
    return answers.data(turn.extensions() ? data.put("changeID", changeId) : data);
  }
}
