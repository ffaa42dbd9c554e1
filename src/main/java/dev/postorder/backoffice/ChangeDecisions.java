package dev.postorder.backoffice;

import dev.postorder.change.Changes;
import dev.postorder.change.Decision;
import dev.postorder.change.DecisionResult;
import dev.postorder.change.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/changes/{id}/decision} and {@code /api/v1/changes/decisions}. */
final class ChangeDecisions {
  private static final int MOST = 100;
  private static final int REASON = 500;

  private final Effects effects;
  private final Changes changes;

  ChangeDecisions(Effects effects, Changes changes) {
    this.effects = effects;
    this.changes = changes;
  }

  List<Operation> all() {
    return List.of(
        Operation.write("POST", "/changes/decisions", "api/v1/changes/decisions", this::many),
        Operation.write(
            "POST", "/changes/([^/]+)/decision", "api/v1/changes/decision", this::decide));
  }

  private Answer decide(Incoming in) {
    ObjectNode body = JsonBody.read(in.request());
    Fields fields = Fields.of(body).only(new TreeSet<>(Set.of("decision", "reason")));
    Decision decision = decision(fields, id(in).orElse(0L));
    fields.end();
    return effects.run(in, body, handle -> decide(handle, in, decision));
  }

  /** The id of the change in the path. */
  static Optional<Long> id(Incoming in) {
    return Optional.of(in.target()).filter(t -> t.matches("[0-9]{1,18}")).map(Long::valueOf);
  }

  private static Decision decision(Fields fields, long id) {
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
    Optional<String> reason = fields.text("reason", REASON);
    if (!approve && !fields.has("reason")) {
      fields.fault("reason", "is required to decline: the client is told it");
    }
    return new Decision(id, approve, reason);
  }

  private Answer decide(Handle handle, Incoming in, Decision decision) {
    DecisionResult result =
        changes.decide(
            handle,
            in.call(),
            decision.changeId(),
            decision.approve(),
            decision.reason(),
            in.actor());
    return Answer.ok(decided(decision.changeId(), result));
  }

  private Answer many(Incoming in) {
    ObjectNode body = JsonBody.read(in.request());
    Fields fields = Fields.of(body).only(Set.of("decisions"));
    var decisions = new ArrayList<Decision>();
    for (Fields one : fields.objects("decisions", MOST)) {
      one.only(new TreeSet<>(Set.of("id", "decision", "reason")));
      decisions.add(decision(one, one.required("id", one.id("id"), () -> 0L)));
    }
    if (decisions.isEmpty()) {
      fields.fault("decisions", "must be an array of 1 to " + MOST + " objects");
    }
    fields.end();
    return effects.run(in, body, handle -> many(handle, in, decisions));
  }

  private Answer many(Handle handle, Incoming in, List<Decision> decisions) {
    List<DecisionResult> results = changes.decide(handle, in.call(), decisions, in.actor());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode items = answer.putArray("results");
    for (int i = 0; i < results.size(); i++) {
      long id = decisions.get(i).changeId();
      try {
        items.add(decided(id, results.get(i)));
      } catch (ProblemException problem) {
        items.addObject().put("id", id).set("problem", Answers.problem(problem));
      }
    }
    return Answer.ok(answer);
  }

  private static ObjectNode decided(long id, DecisionResult result) {
    return switch (result) {
      case DecisionResult.Decided decided ->
          JsonNodeFactory.instance
              .objectNode()
              .put("id", id)
              .put("status", decided.status().code())
              .put("requestID", decided.requestId());
      case DecisionResult.NotFound() -> throw unknown();
      case DecisionResult.AlreadyDecided(var status) ->
          throw ProblemException.of(ProblemType.ALREADY_DECIDED, "Its status is " + status.code());
      case DecisionResult.Refused(var refusal) -> throw problem(refusal);
      case DecisionResult.Failed() ->
          throw ProblemException.of(ProblemType.INTERNAL, "See the server's log");
    };
  }

  static ProblemException unknown() {
    return ProblemException.of(ProblemType.CHANGE_NOT_FOUND, "The id names no change request");
  }

  static ProblemException problem(Refusal refusal) {
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
