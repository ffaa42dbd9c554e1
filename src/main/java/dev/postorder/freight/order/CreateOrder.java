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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** v2/request and v1/customers/request (freight specification, section 8). */
final class CreateOrder {
  private final Orders orders;
  private final AddressBook addressBook;
  private final Book book;
  private final Effects effects;
  private final Clock clock;
  private final FreightOptions options;

  CreateOrder(
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
    this.options = options;
  }

  /**
   * Creates an order.
   *
   * @param envelope puts the answer's data into what the path's answers look like
   */
  Reply second(Turn turn, UnaryOperator<ObjectNode> envelope) {
    OptionalLong owner = orders.owner(turn.session(), requester(turn.body()));
    Wanted wanted = read(turn.body(), owner, turn.userId());
    return create(turn, owner, wanted, envelope);
  }

  /** As {@link #second}, from an older body or one of v2/request. */
  Reply first(Turn turn, UnaryOperator<ObjectNode> envelope) {
    if (!FirstVersion.is(turn.body())) {
      return second(turn, envelope);
    }
    OptionalLong owner = orders.owner(turn.session(), Optional.empty());
    var body =
        new FirstVersion(
            turn.body(), new Resolver(addressBook, owner), today(), options.strictParties());
    return create(turn, owner, body.read(owner.orElse(0), turn.userId()), envelope);
  }

  /** Reads a body of v2/request. */
  Wanted read(Fields body, OptionalLong owner, long userId) {
    var reader =
        new OrderReader(body, new Resolver(addressBook, owner), today(), options.strictParties());
    return reader.read(owner.orElse(0), userId);
  }

  /** The day in the server's zone. */
  LocalDate today() {
    return LocalDate.now(clock.withZone(options.zone()));
  }

  /** Creates it, unless the turn has faults or nobody to create it for. */
  Reply create(Turn turn, OptionalLong owner, Wanted wanted, UnaryOperator<ObjectNode> envelope) {
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    if (owner.isEmpty()) {
      return Reply.refused(FreightError.NO_ACCESS);
    }
    return effects.together(
        turn, handle -> Reply.done(envelope.apply(created(turn, handle, wanted))));
  }

  private static Optional<UUID> requester(Fields body) {
    return body.object("members")
        .flatMap(members -> members.object("requester"))
        .flatMap(requester -> requester.text("uid"))
        .flatMap(Uids::parse);
  }

  private ObjectNode created(Turn turn, Handle handle, Wanted wanted) {
    NewOrder order = wanted.order();
    CreatedOrder created = orders.create(handle, turn.call(), order);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("state", "success").put("requestID", created.requestId());
    if (!order.pickup().byAddress()) {
      data.put("barcode", Barcode.of(created.requestId()));
    }
    data.set(
        "addressBook",
        book.save(handle, order.customerId(), created.requestId(), wanted.entries()));
    if (!wanted.foundAddresses().isEmpty()) {
      data.set("foundAddresses", wanted.foundAddresses());
    }
    return data;
  }
}
