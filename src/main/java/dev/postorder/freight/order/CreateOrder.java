package dev.postorder.freight.order;

import dev.postorder.addressbook.AddressBook;
import dev.postorder.freight.body.Book;
import dev.postorder.freight.body.Resolver;
import dev.postorder.freight.body.Uids;
import dev.postorder.freight.method.Effects;
import dev.postorder.freight.method.FreightOptions;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.CreatedOrder;
import dev.postorder.order.NewOrder;
import dev.postorder.order.Orders;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** v2/request and v1/customers/request (freight specification, section 8). */
public final class CreateOrder {
  private final Orders orders;
  private final AddressBook addressBook;
  private final Book book;
  private final Effects effects;
  private final Clock clock;
  private final ZoneId zone;
  private final boolean strict;

  public CreateOrder(
      Orders orders,
      AddressBook addressBook,
      Effects effects,
      Clock clock,
      FreightOptions options) {
    this.orders = orders;
    this.addressBook = addressBook;
    this.book = new Book(addressBook);
    this.effects = effects;
    this.clock = clock;
    this.zone = options.zone();
    this.strict = options.strictParties();
  }

  /**
   * Creates an order.
   *
   * @param envelope puts the answer's data into what the path's answers look like
   */
  public Reply answer(Turn turn, UnaryOperator<ObjectNode> envelope) {
    OptionalLong owner = orders.owner(turn.session(), requester(turn.body()));
    var reader =
        new OrderReader(
            turn.body(),
            new Resolver(addressBook, owner),
            LocalDate.now(clock.withZone(zone)),
            strict);
    NewOrder order = reader.read(owner.orElse(0), turn.userId());
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    if (owner.isEmpty()) {
      return Reply.refused(FreightError.NO_ACCESS);
    }
    if (reader.toSave().isEmpty()) {
      return effects.run(
          turn,
          () -> Reply.done(envelope.apply(data(orders.create(turn.call(), order), order, reader))),
          handle ->
              Reply.done(
                  envelope.apply(data(orders.create(handle, turn.call(), order), order, reader))));
    }
    return effects.together(
        turn, handle -> Reply.done(envelope.apply(saving(turn, handle, order, reader))));
  }

  private static Optional<UUID> requester(Fields body) {
    return body.object("members")
        .flatMap(members -> members.object("requester"))
        .flatMap(requester -> requester.text("uid"))
        .flatMap(Uids::parse);
  }

  private ObjectNode saving(Turn turn, Handle handle, NewOrder order, OrderReader reader) {
    ObjectNode data = data(orders.create(handle, turn.call(), order), order, reader);
    ObjectNode saved = data.putObject("addressBook");
    reader
        .toSave()
        .parties()
        .forEach(
            (role, some) ->
                saved.set(role.code(), book.save(handle, order.customerId(), some.contacts())));
    return data;
  }

  private static ObjectNode data(CreatedOrder created, NewOrder order, OrderReader reader) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("state", "success").put("requestID", created.requestId());
    if (!order.pickup().byAddress()) {
      data.put("barcode", Barcode.of(created.requestId()));
    }
    data.putObject("addressBook");
    if (!reader.foundAddresses().isEmpty()) {
      data.set("foundAddresses", reader.foundAddresses());
    }
    return data;
  }
}
