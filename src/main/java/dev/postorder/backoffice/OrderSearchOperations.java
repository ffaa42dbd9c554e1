package dev.postorder.backoffice;

import dev.postorder.order.search.Board;
import dev.postorder.order.search.OfficeSearch;
import dev.postorder.order.search.OrderSlice;
import dev.postorder.order.search.OrderSummary;
import dev.postorder.order.search.OrderSummary.Stop;
import dev.postorder.order.search.StateCount;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/orders} and {@code /orders/board}: the orders of all customers. */
final class OrderSearchOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final OfficeSearch search;
  private final Board board;

  OrderSearchOperations(OfficeSearch search, Board board) {
    this.search = search;
    this.board = board;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/orders", "api/v1/orders/list", this::list),
        Operation.read("/orders/board", "api/v1/orders/board", this::board));
  }

  private Answer list(Incoming in) {
    OrderSlice found = search.search(OrderFilter.read(in));
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("orders");
    found.orders().forEach(order -> summary(items.addObject(), order));
    found.next().ifPresent(next -> answer.put("next", next.toString()));
    return Answer.ok(answer);
  }

  private static void summary(ObjectNode node, OrderSummary order) {
    order.orderNumber().ifPresent(number -> node.put("orderID", number));
    node.put("requestID", order.requestId());
    node.put("customer", order.customer().toString());
    node.put("customerName", order.customerName());
    node.put("state", order.state().code());
    node.put("createdAt", order.createdAt().toString());
    node.put("stateAt", order.stateAt().toString());
    node.put("updatedAt", order.updatedAt().toString());
    order.multiRequestId().ifPresent(id -> node.put("multiRequestID", id));
    ArrayNode own = node.putArray("ownNumbers");
    order.ownNumbers().forEach(own::add);
    stop(node.putObject("from"), order.from());
    stop(node.putObject("to"), order.to());
    node.put("sender", order.sender());
    node.put("receiver", order.receiver());
    node.put("openChanges", order.openChanges());
  }

  private static void stop(ObjectNode node, Stop stop) {
    stop.address().ifPresent(address -> node.put("address", address));
    if (stop.address().isEmpty()) {
      stop.terminalId().ifPresent(id -> node.put("terminalID", id));
    }
  }

  private Answer board(Incoming in) {
    Parameters.of(in, Set.of()).end();
    ObjectNode answer = NODES.objectNode();
    ArrayNode states = answer.putArray("states");
    board.states().forEach(state -> tile(states.addObject(), state));
    return Answer.ok(answer);
  }

  private static void tile(ObjectNode node, StateCount state) {
    node.put("state", state.state().code());
    node.put("stateName", state.state().title());
    node.put("orders", state.orders());
    node.put("more", state.more());
    state
        .oldest()
        .ifPresent(
            oldest -> {
              ObjectNode order = node.putObject("oldest");
              oldest.orderNumber().ifPresent(number -> order.put("orderID", number));
              order.put("requestID", oldest.requestId());
              order.put("since", oldest.since().toString());
            });
  }
}
