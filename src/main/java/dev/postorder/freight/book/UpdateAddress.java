package dev.postorder.freight.book;

import dev.postorder.addressbook.AddressEntry;
import dev.postorder.addressbook.BookAddress;
import dev.postorder.freight.body.AddressReader;
import dev.postorder.freight.body.UnknownIds;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fields;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * book/address/update: adds an address to the counteragent with {@code counteragentID}, or changes
 * the one with {@code addressID}, whose counteragent stays.
 */
final class UpdateAddress {
  private static final String ID = "addressID";
  private static final String OWNER = "counteragentID";

  private final Desk desk;
  private final BookAnswers answers;

  UpdateAddress(Desk desk, BookAnswers answers) {
    this.desk = desk;
    this.answers = answers;
  }

  Reply answer(Wire wire, Turn turn) {
    Fields body = turn.body();
    if (body.raw(ID).isPresent()) {
      return change(wire, turn);
    }
    Optional<Long> owner = body.required(OWNER, body.integer(OWNER));
    BookAddress address = AddressReader.whole(body, false);
    return desk.write(
        turn, (handle, customer) -> add(wire, handle, customer, owner.orElseThrow(), address));
  }

  private Reply add(Wire wire, Handle handle, long customerId, long owner, BookAddress address) {
    if (!desk.keeper().has(handle, customerId, owner)) {
      return Desk.unknown(UnknownIds.COUNTERAGENT, OWNER, owner);
    }
    return answers.saved(
        wire, ID, desk.keeper().address(handle, customerId, Optional.of(owner), address));
  }

  private Reply change(Wire wire, Turn turn) {
    Optional<Long> id = turn.body().integer(ID);
    Optional<BookAddress> present =
        id.flatMap(
            given ->
                desk.reader(turn)
                    .flatMap(customer -> desk.book().addressEntry(customer, given))
                    .map(AddressEntry::address));
    UnaryOperator<BookAddress> change = AddressReader.change(turn.body(), present);
    return desk.write(
        turn,
        (handle, customer) ->
            desk.keeper()
                .address(handle, customer, id.orElseThrow(), change)
                .map(saved -> answers.saved(wire, ID, saved))
                .orElseGet(() -> Desk.unknown(UnknownIds.ADDRESS, ID, id.orElseThrow())));
  }
}
