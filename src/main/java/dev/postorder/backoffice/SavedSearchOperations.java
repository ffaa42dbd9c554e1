package dev.postorder.backoffice;

import dev.postorder.order.search.SavedFilter;
import dev.postorder.order.search.SavedFilters;
import dev.postorder.platform.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/saved-searches}: what is often looked for among orders; each key has its own. */
final class SavedSearchOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String ONE = "/saved-searches/([^/]+)";
  private static final String QUERY = "query";

  private final Effects effects;
  private final SavedFilters saved;

  SavedSearchOperations(Effects effects, SavedFilters saved) {
    this.effects = effects;
    this.saved = saved;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/saved-searches", "api/v1/saved-searches/list", this::list),
        Operation.write("PUT", ONE, "api/v1/saved-searches/put", this::put),
        Operation.write("DELETE", ONE, "api/v1/saved-searches/delete", this::delete));
  }

  private Answer list(Incoming in) {
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("searches");
    saved.of(in.actor()).forEach(search -> items.add(show(search)));
    return Answer.ok(answer);
  }

  private Answer put(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    Fields fields = Fields.of(json).only(Set.of(QUERY));
    Optional<String> query = fields.text(QUERY, SavedFilters.LONGEST_QUERY);
    fields.required(QUERY, query, () -> "");
    fields.end();
    var faults = new ArrayList<Fault>(faults(in, query.orElse("")));
    if (!SavedFilters.isName(in.target())) {
      faults.add(new Fault("", "the name in the path must have 1 to 100 characters"));
    }
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
    var search = new SavedFilter(in.target(), query.orElse(""));
    return effects.run(in, json, handle -> put(handle, in, search));
  }

  /** What of it {@code GET /orders} would refuse. */
  private static List<Fault> faults(Incoming in, String query) {
    Request as = in.request();
    var asked =
        new Request(
            as.method(),
            as.path(),
            query,
            as.headers(),
            as.body(),
            as.tooLarge(),
            as.caller(),
            as.baseUrl());
    try {
      OrderFilter.read(new Incoming(in.call(), asked, in.key(), in.targets()));
      return List.of();
    } catch (ProblemException e) {
      return e.faults().stream()
          .map(fault -> new Fault("/" + QUERY, fault.pointer() + " " + fault.detail()))
          .toList();
    }
  }

  private Answer put(Handle handle, Incoming in, SavedFilter search) {
    if (!saved.save(handle, in.call(), in.actor(), search)) {
      throw ProblemException.invalid(
          "", "a key has at most " + SavedFilters.MOST + " saved searches");
    }
    return Answer.ok(show(search));
  }

  private Answer delete(Incoming in) {
    return effects.run(
        in,
        NODES.objectNode(),
        handle -> {
          if (!saved.forget(handle, in.call(), in.actor(), in.target())) {
            throw ProblemException.of(
                ProblemType.SAVED_SEARCH_NOT_FOUND, "The key has saved none of this name");
          }
          return Answer.ok(NODES.objectNode().put("removed", true));
        });
  }

  private static ObjectNode show(SavedFilter search) {
    return NODES.objectNode().put("name", search.name()).put(QUERY, search.query());
  }
}
