package dev.postorder.freight.book;

import dev.postorder.addressbook.BookAddress;
import dev.postorder.addressbook.Requisites;
import dev.postorder.addressbook.Saved;
import dev.postorder.freight.body.AddressReader;
import dev.postorder.freight.body.RequisitesReader;
import dev.postorder.freight.body.UnknownIds;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fields;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * book/counteragent/update: adds a counteragent, or changes the one with {@code counteragentID}; a
 * {@code juridicalAddress} is added to it.
 */
final class UpdateCounteragent {
  private static final String ID = "counteragentID";

  private final Desk desk;
  private final BookAnswers answers;
  private final boolean strict;

  UpdateCounteragent(Desk desk, BookAnswers answers, boolean strict) {
    this.desk = desk;
    this.answers = answers;
    this.strict = strict;
  }

  Reply answer(Wire wire, Turn turn) {
    Fields body = turn.body();
    Optional<Long> id = body.integer(ID);
    Optional<BookAddress> juridical =
        body.object("juridicalAddress")
            .filter(address -> !address.isEmpty())
            .map(address -> AddressReader.whole(address, true));
    if (body.raw(ID).isPresent()) {
      UnaryOperator<Requisites> change = RequisitesReader.change(body, strict);
      return desk.write(
          turn,
          (handle, customer) ->
              change(wire, handle, customer, id.orElseThrow(), change, juridical));
    }
    Requisites requisites = RequisitesReader.whole(body, strict);
    return desk.write(
        turn,
        (handle, customer) ->
            saved(
                wire,
                handle,
                customer,
                desk.keeper().counteragent(handle, customer, requisites),
                juridical));
  }

  private Reply change(
      Wire wire,
      Handle handle,
      long customerId,
      long id,
      UnaryOperator<Requisites> change,
      Optional<BookAddress> juridical) {
    return desk.keeper()
        .counteragent(handle, customerId, id, change)
        .map(saved -> saved(wire, handle, customerId, saved, juridical))
        .orElseGet(() -> Desk.unknown(UnknownIds.COUNTERAGENT, ID, id));
  }

  private Reply saved(
      Wire wire, Handle handle, long customerId, Saved saved, Optional<BookAddress> juridical) {
    ObjectNode ids = JsonNodeFactory.instance.objectNode().put(ID, saved.id());
    juridical.ifPresent(
        address ->
            ids.put(
                "juridicalAddressID",
                desk.keeper().address(handle, customerId, Optional.of(saved.id()), address).id()));
    return answers.saved(wire, ids, saved);
  }
}
