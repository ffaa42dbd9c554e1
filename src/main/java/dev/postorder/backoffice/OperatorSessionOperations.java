package dev.postorder.backoffice;

import dev.postorder.access.operator.OperatorAccount;
import dev.postorder.access.operator.OperatorSession;
import dev.postorder.calllog.CallLog;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/operators/{name}/sessions}: where an operator is signed in. */
final class OperatorSessionOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String ALL = "/operators/([^/]+)/sessions";

  private final Effects effects;
  private final People people;
  private final CallLog callLog;

  OperatorSessionOperations(Effects effects, People people, CallLog callLog) {
    this.effects = effects;
    this.people = people;
    this.callLog = callLog;
  }

  List<Operation> all() {
    return List.of(
        Operation.read(ALL, "api/v1/operators/sessions/list", this::list),
        Operation.write("DELETE", ALL, "api/v1/operators/sessions/end", this::endAll),
        Operation.write(
            "DELETE", ALL + "/([^/]+)", "api/v1/operators/sessions/end-one", this::endOne));
  }

  private OperatorAccount find(Handle handle, Incoming in) {
    return people.operators().find(handle, in.target()).orElseThrow(OperatorOperations::unknown);
  }

  private Answer list(Incoming in) {
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("sessions");
    effects
        .read(handle -> people.sessions().list(handle, find(handle, in).id()))
        .forEach(session -> items.add(show(session)));
    return Answer.ok(answer);
  }

  private Answer endAll(Incoming in) {
    return effects.run(
        in,
        NODES.objectNode(),
        handle -> {
          OperatorAccount account = find(handle, in);
          return ended(handle, in, account, people.sessions().closeAll(handle, account.id()));
        });
  }

  private Answer endOne(Incoming in) {
    return effects.run(
        in,
        NODES.objectNode(),
        handle -> {
          OperatorAccount account = find(handle, in);
          if (!people.sessions().close(handle, account.id(), in.targets().get(1))) {
            throw ProblemException.of(
                ProblemType.SESSION_NOT_FOUND, "The operator has none with this name that is open");
          }
          return ended(handle, in, account, 1);
        });
  }

  private Answer ended(Handle handle, Incoming in, OperatorAccount account, int count) {
    callLog.trail(handle, in.call(), Optional.of("operator " + account.name()));
    return Answer.ok(NODES.objectNode().put("ended", count));
  }

  private static ObjectNode show(OperatorSession session) {
    return NODES
        .objectNode()
        .put("trail", session.trail())
        .put("method", session.method())
        .put("address", session.address())
        .put("userAgent", session.userAgent())
        .put("createdAt", session.createdAt().toString())
        .put("lastUsedAt", session.lastUsedAt().toString())
        .put("expiresAt", session.expiresAt().toString());
  }
}
