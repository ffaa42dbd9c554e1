package dev.postorder.backoffice;

import dev.postorder.access.Customer;
import dev.postorder.access.Directory;
import dev.postorder.order.CarrierOrderResult;
import dev.postorder.order.OrderReader;
import dev.postorder.order.OrderState;
import dev.postorder.order.OrderView;
import dev.postorder.order.Orders;
import dev.postorder.order.StateResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/orders/…}: the carrier's own orders and their states. */
final class OrderOperations {
  private final Jdbi jdbi;
  private final Effects effects;
  private final Orders orders;
  private final Directory directory;

  OrderOperations(Jdbi jdbi, Effects effects, Orders orders, Directory directory) {
    this.jdbi = jdbi;
    this.effects = effects;
    this.orders = orders;
    this.directory = directory;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/orders/([^/]+)", "api/v1/orders/get", this::get),
        Operation.write("PUT", "/orders/([^/]+)", "api/v1/orders/put", this::put),
        Operation.write("POST", "/orders/([^/]+)/state", "api/v1/orders/state", this::move));
  }

  /** The order of a number, or the problem that there is none. */
  static OrderView find(Handle handle, Incoming in) {
    OrderView order = OrderReader.find(handle, in.target()).orElseThrow(OrderOperations::unknown);
    in.call().order(order.customerId(), order.requestId());
    return order;
  }

  static ProblemException unknown() {
    return ProblemException.of(
        ProblemType.ORDER_NOT_FOUND, "The number is an orderID (13 digits) or a requestID");
  }

  private Answer get(Incoming in) {
    return Preconditions.tagged(
        Answer.ok(OrderAnswer.of(jdbi.withHandle(handle -> find(handle, in)))));
  }

  private Answer put(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    OrderBody body = OrderBody.read(json);
    if (!in.target().matches("[0-9]{13}")) {
      throw ProblemException.invalid("", "the orderID in the path must have 13 digits");
    }
    return effects.run(in, json, handle -> put(handle, in, body));
  }

  private Answer put(Handle handle, Incoming in, OrderBody body) {
    Preconditions.check(
        in,
        () -> {
          orders.lock(handle, in.target());
          return OrderReader.find(handle, in.target()).map(OrderAnswer::of);
        });
    Optional<Customer> customer = directory.customer(handle, body.customer());
    if (customer.isEmpty()) {
      throw ProblemException.invalid("/customer", "there is no such customer");
    }
    var command = body.command(in.target(), customer.get().id());
    return switch (orders.put(handle, in.call(), command)) {
      case CarrierOrderResult.Stored stored -> {
        ObjectNode answer = OrderAnswer.of(find(handle, in));
        yield Preconditions.tagged(
            stored.created()
                ? Answer.created("/api/v1/orders/" + in.target(), answer)
                : Answer.ok(answer));
      }
      case CarrierOrderResult.NumberTaken taken ->
          throw ProblemException.of(
              ProblemType.NUMBER_TAKEN, "The " + taken.field() + " belongs to another order");
      case CarrierOrderResult.CustomerNotFound() ->
          throw ProblemException.invalid("/customer", "there is no such customer");
      case CarrierOrderResult.CustomerDisabled() ->
          throw ProblemException.invalid("/customer", "the customer is disabled");
    };
  }

  private Answer move(Incoming in) {
    ObjectNode body = JsonBody.read(in.request());
    Fields fields = Fields.of(body).only(Set.of("state"));
    OrderState to = OrderBody.state(fields);
    fields.end();
    return effects.run(in, body, handle -> move(handle, in, to));
  }

  private Answer move(Handle handle, Incoming in, OrderState to) {
    return switch (orders.move(handle, in.call(), in.target(), to)) {
      case StateResult.Moved moved ->
          Answer.ok(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("orderID", moved.orderNumber())
                  .put("requestID", moved.requestId())
                  .put("from", moved.from().code())
                  .put("state", moved.to().code()));
      case StateResult.NotFound() -> throw unknown();
      case StateResult.Forbidden(var from) ->
          throw ProblemException.of(
              ProblemType.STATE_FORBIDS,
              "An order cannot go from " + from.code() + " to " + to.code());
    };
  }
}
