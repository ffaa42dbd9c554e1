package dev.postorder.backoffice;

import dev.postorder.change.ChangeReader;
import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;
import dev.postorder.change.ChangeView;
import dev.postorder.change.Changes;
import dev.postorder.change.DecisionResult;
import dev.postorder.change.FileResult;
import dev.postorder.change.Refusal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/changes/…} and {@code /api/v1/orders/{number}/changes}: change requests. */
final class ChangeOperations {
  private static final String TYPES =
      Arrays.stream(ChangeType.values()).map(ChangeType::code).collect(Collectors.joining(", "));
  private static final String STATUSES =
      Arrays.stream(ChangeStatus.values())
          .map(ChangeStatus::code)
          .collect(Collectors.joining(", "));

  private static final Set<String> LISTED_BY =
      new LinkedHashSet<>(List.of("status", "limit", "after"));

  private final Jdbi jdbi;
  private final Effects effects;
  private final Changes changes;

  ChangeOperations(Jdbi jdbi, Effects effects, Changes changes) {
    this.jdbi = jdbi;
    this.effects = effects;
    this.changes = changes;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/changes", "api/v1/changes/list", this::list),
        Operation.write(
            "POST", "/changes/([^/]+)/decision", "api/v1/changes/decision", this::decide),
        Operation.write("POST", "/orders/([^/]+)/changes", "api/v1/orders/changes", this::file));
  }

  private Answer list(Incoming in) {
    Parameters parameters = Parameters.of(in, LISTED_BY);
    Optional<ChangeStatus> status =
        parameters.parsed("status", "one of " + STATUSES, ChangeOperations::status);
    Page asked = Page.of(parameters);
    parameters.end();
    List<ChangeView> page =
        jdbi.withHandle(handle -> ChangeReader.list(handle, status, asked.after(), asked.limit()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode items = answer.putArray("changes");
    page.forEach(change -> items.add(show(change)));
    if (page.size() == asked.limit()) {
      answer.put("next", page.getLast().id());
    }
    return Answer.ok(answer);
  }

  private static Optional<ChangeStatus> status(String text) {
    return Arrays.stream(ChangeStatus.values())
        .filter(status -> status.code().equals(text))
        .findFirst();
  }

  private static ObjectNode show(ChangeView change) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", change.id());
    node.put("type", change.type().code());
    node.put("typeName", change.type().title());
    node.put("status", change.status().code());
    node.put("requestID", change.requestId());
    change.orderNumber().ifPresent(number -> node.put("orderID", number));
    node.put("createdAt", change.createdAt().toString());
    change.decidedAt().ifPresent(at -> node.put("decidedAt", at.toString()));
    change.decidedBy().ifPresent(by -> node.put("decidedBy", by));
    change.reason().ifPresent(reason -> node.put("reason", reason));
    node.set("before", change.before());
    node.set("after", change.after());
    return node;
  }

  private Answer file(Incoming in) {
    ObjectNode body = JsonBody.read(in.request());
    Fields fields = Fields.of(body).only(new TreeSet<>(Set.of("type", "after")));
    Optional<ChangeType> type = fields.parsed("type", "one of " + TYPES, ChangeType::of);
    if (!fields.has("type")) {
      fields.fault("type", "is required");
    }
    Optional<ObjectNode> after = type.map(known -> AfterBody.read(fields.object("after"), known));
    fields.end();
    return effects.run(
        in, body, handle -> file(handle, in, type.orElseThrow(), after.orElseThrow()));
  }

  private Answer file(Handle handle, Incoming in, ChangeType type, ObjectNode after) {
    return switch (changes.file(handle, in.call(), in.target(), type, after)) {
      case FileResult.Filed(var id, var status) ->
          Answer.created(
              "/api/v1/changes/" + id,
              JsonNodeFactory.instance
                  .objectNode()
                  .put("id", id)
                  .put("type", type.code())
                  .put("status", status.code())
                  .put("requestID", in.call().requestId().orElseThrow()));
      case FileResult.NotFound() ->
          throw ProblemException.of(ProblemType.ORDER_NOT_FOUND, "The number names no order");
      case FileResult.Refused(var refusal) -> throw problem(refusal);
    };
  }

  private Answer decide(Incoming in) {
    ObjectNode body = JsonBody.read(in.request());
    Fields fields = Fields.of(body).only(new TreeSet<>(Set.of("decision", "reason")));
    Optional<Boolean> decision =
        fields.parsed(
            "decision",
            "approve or decline",
            text ->
                switch (text) {
                  case "approve" -> Optional.of(true);
                  case "decline" -> Optional.of(false);
                  default -> Optional.empty();
                });
    boolean approve = fields.required("decision", decision, () -> true);
    Optional<String> reason = fields.text("reason", 500);
    if (!approve && !fields.has("reason")) {
      fields.fault("reason", "is required to decline: the client is told it");
    }
    fields.end();
    return effects.run(in, body, handle -> decide(handle, in, approve, reason));
  }

  private Answer decide(Handle handle, Incoming in, boolean approve, Optional<String> reason) {
    if (!in.target().matches("[0-9]{1,18}")) {
      throw unknown();
    }
    long id = Long.parseLong(in.target());
    return switch (changes.decide(handle, in.call(), id, approve, reason, in.actor())) {
      case DecisionResult.Decided(var status, var requestId) ->
          Answer.ok(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("id", id)
                  .put("status", status.code())
                  .put("requestID", requestId));
      case DecisionResult.NotFound() -> throw unknown();
      case DecisionResult.AlreadyDecided(var status) ->
          throw ProblemException.of(ProblemType.ALREADY_DECIDED, "Its status is " + status.code());
      case DecisionResult.Refused(var refusal) -> throw problem(refusal);
    };
  }

  private static ProblemException unknown() {
    return ProblemException.of(ProblemType.CHANGE_NOT_FOUND, "The id names no change request");
  }

  private static ProblemException problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.AnotherOpen() ->
          ProblemException.of(
              ProblemType.CHANGE_OPEN, "A change of this type waits for its decision already");
      case Refusal.State(var state) -> forbids("The order's state is " + state.code());
      case Refusal.NoPickup() -> forbids("No pickup from an address is ordered");
      case Refusal.NoDelivery() -> forbids("No delivery to an address is ordered");
      case Refusal.Suspended() -> forbids("Giving out is suspended already");
      case Refusal.NotSuspended() -> forbids("Giving out is not suspended");
      case Refusal.NoThirdParty() -> forbids("The order has no third party");
      case Refusal.AnonymousReceiver() -> forbids("The receiver is anonymous");
      case Refusal.TooLate(var day, var until) -> forbids("It was possible until " + until);
      case Refusal.ReadOnly() -> forbids("It may not be changed");
    };
  }

  private static ProblemException forbids(String detail) {
    return ProblemException.of(ProblemType.STATE_FORBIDS, detail);
  }
}
