package dev.postorder.freight.order;

import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.Orders;
import dev.postorder.order.PlacedOrder;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * v2/request/repeat: an order like an earlier one, as that stands now, with all checks anew. It is
 * picked up on {@code produceDate}, else on the earlier order's day, else, when that is past, the
 * next day.
 */
final class RepeatOrder {
  private final Orders orders;
  private final CreateOrder create;

  RepeatOrder(Orders orders, CreateOrder create) {
    this.orders = orders;
    this.create = create;
  }

  Reply answer(Turn turn, UnaryOperator<ObjectNode> envelope) {
    String number = turn.body().requiredText("orderID");
    Optional<LocalDate> wanted = turn.body().date("produceDate");
    LocalDate today = create.today();
    if (wanted.filter(day -> day.isBefore(today)).isPresent()) {
      turn.faults().add(Fault.of(FreightError.DATE_UNAVAILABLE, "produceDate"));
    }
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    Optional<PlacedOrder> found = orders.placed(turn.userId(), number.strip());
    if (found.isEmpty()) {
      return Reply.refused(FreightError.ORDER_UNKNOWN, "orderID");
    }
    PlacedOrder order = found.get();
    turn.call().order(order.order().customerId(), order.requestId());
    if (order.readOnly()) {
      return Reply.refused(FreightError.NO_ACCESS);
    }
    LocalDate date =
        wanted
            .or(() -> order.order().produceDate().filter(day -> !day.isBefore(today)))
            .orElse(today.plusDays(1));
    OptionalLong owner = OptionalLong.of(order.order().customerId());
    var body = Fields.of(RepeatBody.of(order.order(), date), turn.faults());
    return create.create(turn, owner, create.read(body, owner, turn.userId()), envelope);
  }
}
