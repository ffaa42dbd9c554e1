package dev.postorder.backoffice;

import dev.postorder.change.ChangeQuery;
import dev.postorder.change.ChangeReader;
import dev.postorder.change.ChangeType;
import dev.postorder.change.ChangeView;
import dev.postorder.change.Changes;
import dev.postorder.change.FileResult;
import java.util.Arrays;
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

/** {@code /api/v1/changes} and {@code /api/v1/orders/{number}/changes}: change requests. */
final class ChangeOperations {
  private static final String TYPES =
      Arrays.stream(ChangeType.values()).map(ChangeType::code).collect(Collectors.joining(", "));

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
        Operation.read("/changes/([^/]+)", "api/v1/changes/get", this::get),
        Operation.write("POST", "/orders/([^/]+)/changes", "api/v1/orders/changes", this::file));
  }

  private Answer list(Incoming in) {
    ChangeQuery query = ChangeFilter.read(in);
    List<ChangeView> page = jdbi.withHandle(handle -> ChangeReader.list(handle, query));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode items = answer.putArray("changes");
    page.forEach(change -> items.add(ChangeAnswer.of(change)));
    if (!page.isEmpty() && page.size() == query.limit()) {
      answer.put("next", page.getLast().id());
    }
    return Answer.ok(answer);
  }

  private Answer get(Incoming in) {
    return Answer.ok(
        jdbi.withHandle(
                handle -> ChangeDecisions.id(in).flatMap(id -> ChangeReader.find(handle, id)))
            .map(ChangeAnswer::of)
            .orElseThrow(ChangeDecisions::unknown));
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
      case FileResult.Refused(var refusal) -> throw ChangeDecisions.problem(refusal);
    };
  }
}
