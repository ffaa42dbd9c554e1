package dev.postorder.backoffice;

import dev.postorder.order.OrderState;
import dev.postorder.order.StateReport;
import dev.postorder.order.StateReportResult;
import dev.postorder.order.StateReports;
import dev.postorder.order.StateResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/orders/states}: states of many orders, as the carrier's system reports them. */
final class StateOperations {
  private static final int MOST = 500;

  private final Effects effects;
  private final StateReports reports;

  StateOperations(Effects effects, StateReports reports) {
    this.effects = effects;
    this.reports = reports;
  }

  List<Operation> all() {
    return List.of(Operation.write("POST", "/orders/states", "api/v1/orders/states", this::report));
  }

  private Answer report(Incoming in) {
    ObjectNode body = JsonBody.read(in.request());
    Fields fields = Fields.of(body).only(Set.of("states"));
    var states = new ArrayList<StateReport>();
    for (Fields one : fields.objects("states", MOST)) {
      one.only(new TreeSet<>(Set.of("orderID", "requestID", "state", "at")));
      states.add(read(one));
    }
    if (states.isEmpty()) {
      fields.fault("states", "must be an array of 1 to " + MOST + " objects");
    }
    fields.end();
    return effects.run(in, body, handle -> report(handle, in, states));
  }

  private static StateReport read(Fields one) {
    Optional<String> number =
        one.parsed(
            "orderID", "13 digits", text -> Optional.of(text).filter(t -> t.matches("[0-9]{13}")));
    Optional<Integer> requestId = one.positive("requestID", Integer.MAX_VALUE);
    if (one.has("orderID") == one.has("requestID")) {
      one.fault("orderID", "or requestID is required, one of them");
    }
    Optional<Instant> at = one.time("at");
    return new StateReport(
        number.or(() -> requestId.map(String::valueOf)).orElse(""), OrderBody.state(one), at);
  }

  private Answer report(Handle handle, Incoming in, List<StateReport> states) {
    List<StateReportResult> results = reports.take(handle, in.call(), states);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode items = answer.putArray("results");
    for (int i = 0; i < results.size(); i++) {
      items.add(item(states.get(i), results.get(i)));
    }
    return Answer.ok(answer);
  }

  private static ObjectNode item(StateReport report, StateReportResult result) {
    return switch (result) {
      case StateReportResult.Judged(StateResult.Moved moved) ->
          JsonNodeFactory.instance
              .objectNode()
              .put("orderID", moved.orderNumber())
              .put("requestID", moved.requestId())
              .put("from", moved.from().code())
              .put("state", moved.to().code());
      case StateReportResult.Judged(StateResult.NotFound missing) ->
          refused(report, OrderOperations.unknown());
      case StateReportResult.Judged(StateResult.Forbidden(var from)) ->
          refused(report, forbids(from, report.state()));
      case StateReportResult.TooEarly(var from) ->
          refused(
              report,
              ProblemException.of(
                  ProblemType.STATE_FORBIDS,
                  "It was before the order came to its state " + from.code()));
      case StateReportResult.InTheFuture() ->
          refused(
              report, ProblemException.of(ProblemType.STATE_FORBIDS, "Its time is still to come"));
    };
  }

  private static ProblemException forbids(OrderState from, OrderState to) {
    return ProblemException.of(
        ProblemType.STATE_FORBIDS, "An order cannot go from " + from.code() + " to " + to.code());
  }

  private static ObjectNode refused(StateReport report, ProblemException problem) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    if (report.number().length() == 13) {
      item.put("orderID", report.number());
    } else {
      item.put("requestID", Integer.parseInt(report.number()));
    }
    item.set("problem", Answers.problem(problem));
    return item;
  }
}
