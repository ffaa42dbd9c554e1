package dev.postorder.backoffice;

import dev.postorder.multirequest.MultiRequestDetails;
import dev.postorder.multirequest.MultiRequestQuery;
import dev.postorder.multirequest.MultiRequestReader;
import dev.postorder.multirequest.MultiRequestSlice;
import dev.postorder.multirequest.MultiRequestView;
import dev.postorder.order.Numbers;
import dev.postorder.order.search.OrderCursor;
import dev.postorder.order.search.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/multi-requests}: those of all customers. */
final class MultiRequestOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final int LONGEST = 200;
  private static final Set<String> KNOWN =
      new LinkedHashSet<>(
          List.of("state", "customer", "createdFrom", "createdUntil", "after", "limit"));

  private final MultiRequestReader reader;

  MultiRequestOperations(MultiRequestReader reader) {
    this.reader = reader;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/multi-requests", "api/v1/multi-requests/list", this::list),
        Operation.read("/multi-requests/([^/]+)", "api/v1/multi-requests/get", this::get));
  }

  private Answer list(Incoming in) {
    Parameters parameters = Parameters.of(in, KNOWN);
    var query =
        new MultiRequestQuery(
            parameters.parsed("state", "open or ended", MultiRequestOperations::open),
            parameters.text("customer", LONGEST),
            new Span(parameters.time("createdFrom"), parameters.time("createdUntil")),
            parameters.parsed("after", "the next of a page before", OrderCursor::of),
            parameters.limit(DEFAULT_LIMIT, MAX_LIMIT));
    parameters.end();
    MultiRequestSlice found = reader.list(query);
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("multiRequests");
    found.multiRequests().forEach(item -> summary(items.addObject(), item));
    found.next().ifPresent(next -> answer.put("next", next.toString()));
    return Answer.ok(answer);
  }

  private static Optional<Boolean> open(String text) {
    return switch (text) {
      case "open" -> Optional.of(true);
      case "ended" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private Answer get(Incoming in) {
    Parameters.of(in, Set.of()).end();
    MultiRequestDetails found =
        Numbers.requestId(in.target())
            .flatMap(reader::find)
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ProblemType.MULTI_REQUEST_NOT_FOUND,
                        "The number is the requestID of no multi-request"));
    in.call().order(found.multiRequest().customerId(), found.multiRequest().requestId());
    ObjectNode answer = NODES.objectNode();
    summary(answer, found.multiRequest());
    ArrayNode orders = answer.putArray("composition");
    found.orders().forEach(order -> orders.add(OrderAnswer.of(order)));
    return Answer.ok(answer);
  }

  private static void summary(ObjectNode node, MultiRequestView of) {
    node.put("requestID", of.requestId());
    node.put("customer", of.customer().toString());
    node.put("customerName", of.customerName());
    of.comment().ifPresent(comment -> node.put("comment", comment));
    node.put("state", of.open() ? "open" : "ended");
    node.put("queuedAt", of.createdAt().toString());
    node.put("queuedBy", of.createdBy());
    node.put("call", of.callId().toString());
    node.put("address", of.address());
    node.put("orders", of.orders());
    ArrayNode states = node.putArray("states");
    of.states()
        .forEach(
            in -> states.addObject().put("state", in.state().code()).put("orders", in.orders()));
  }
}
