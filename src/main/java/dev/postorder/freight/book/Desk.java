package dev.postorder.freight.book;

import dev.postorder.access.Counteragents;
import dev.postorder.access.Current;
import dev.postorder.addressbook.AddressBook;
import dev.postorder.addressbook.BookKeeper;
import dev.postorder.calllog.CallLog;
import dev.postorder.freight.body.UnknownIds;
import dev.postorder.freight.method.Effects;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.FreightError;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the methods of the address book share: whose book it is, and how it is written into. Every
 * level reads the book of the session's current customer; level 3 may not write into it.
 */
final class Desk {
  private static final int SEES_ORDERS = 3;

  private final Counteragents counteragents;
  private final AddressBook book;
  private final Effects effects;
  private final CallLog callLog;

  Desk(Counteragents counteragents, AddressBook book, Effects effects, CallLog callLog) {
    this.counteragents = counteragents;
    this.book = book;
    this.effects = effects;
    this.callLog = callLog;
  }

  AddressBook book() {
    return book;
  }

  BookKeeper keeper() {
    return book.keeper();
  }

  /** The customer whose book the call may look into. */
  Optional<Long> reader(Turn turn) {
    return counteragents.current(turn.session()).map(Current::customerId);
  }

  private Optional<Long> writer(Turn turn) {
    return counteragents
        .current(turn.session())
        .filter(current -> current.level() != SEES_ORDERS)
        .map(Current::customerId);
  }

  /** Answers from a customer's book, unless a fault was found or the call may not look into it. */
  Reply read(Turn turn, LongFunction<Reply> answer) {
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    return reader(turn).map(answer::apply).orElseGet(() -> Reply.refused(FreightError.NO_ACCESS));
  }

  /**
   * Writes into a customer's book in one transaction, with the call's row in it; nothing is written
   * unless the reply is that it is done.
   */
  Reply write(Turn turn, BiFunction<Handle, Long, Reply> effect) {
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    Optional<Long> customerId = writer(turn);
    if (customerId.isEmpty()) {
      return Reply.refused(FreightError.NO_ACCESS);
    }
    return effects.together(
        turn,
        handle -> {
          Reply reply = effect.apply(handle, customerId.get());
          if (reply instanceof Reply.Done) {
            callLog.trail(handle, turn.call(), Optional.empty());
          }
          return reply;
        });
  }

  /** The book does not have an entry of this id. */
  static Reply unknown(String detail, String field, long id) {
    return Reply.refused(
        UnknownIds.of(detail, field, List.of(JsonNodeFactory.instance.numberNode(id))));
  }
}
