package dev.postorder.backoffice;

import dev.postorder.access.Directory;
import dev.postorder.access.KeyHolder;
import dev.postorder.access.KeyKind;
import dev.postorder.access.OperatorRole;
import dev.postorder.calllog.CallLog;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/api-keys/…} or {@code /api/v1/applications/…}: what programs carry. */
final class KeyOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONGEST_NAME = 100;

  private final Effects effects;
  private final Directory directory;
  private final CallLog callLog;
  private final KeyKind kind;

  /** What the kind is called in paths. */
  private final String plural;

  KeyOperations(Effects effects, Directory directory, CallLog callLog, KeyKind kind) {
    this.effects = effects;
    this.directory = directory;
    this.callLog = callLog;
    this.kind = kind;
    this.plural = kind == KeyKind.API_KEY ? "api-keys" : "applications";
  }

  List<Operation> all() {
    String root = "/" + plural;
    String message = "api/v1" + root;
    return List.of(
        Operation.read(root, message + "/list", in -> list()),
        Operation.write("POST", root, message + "/add", this::add),
        Operation.read(root + "/([^/]+)", message + "/get", this::get),
        Operation.write("DELETE", root + "/([^/]+)", message + "/disable", this::disable));
  }

  private Answer list() {
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray(kind == KeyKind.API_KEY ? "apiKeys" : "applications");
    effects.read(handle -> directory.keys(handle, kind)).forEach(key -> items.add(show(key)));
    return Answer.ok(answer);
  }

  private Answer get(Incoming in) {
    return Answer.ok(effects.read(handle -> show(find(handle, in))));
  }

  private KeyHolder find(Handle handle, Incoming in) {
    return find(handle, key -> Long.toString(key.id()).equals(in.target()))
        .orElseThrow(KeyOperations::unknown);
  }

  private Optional<KeyHolder> find(Handle handle, Function<KeyHolder, Boolean> wanted) {
    return directory.keys(handle, kind).stream().filter(wanted::apply).findFirst();
  }

  private static ProblemException unknown() {
    return ProblemException.of(ProblemType.KEY_NOT_FOUND, "None has this id that is enabled");
  }

  /** The secret is told once, and never kept: a repeat of the call answers without it. */
  private Answer add(Incoming in) {
    boolean api = kind == KeyKind.API_KEY;
    ObjectNode json = JsonBody.read(in.request());
    Fields fields =
        Fields.of(json)
            .only(new TreeSet<>(api ? Set.of("name", "role", "personalData") : Set.of("name")));
    String name = fields.required("name", fields.text("name", LONGEST_NAME), () -> "");
    OperatorRole role = api ? OperatorBody.role(fields) : OperatorRole.VIEWER;
    boolean personalData = api && fields.flag("personalData");
    fields.end();
    return effects.telling(
        in,
        json,
        (handle, told) -> {
          Optional<String> secret =
              api
                  ? directory.addApiKey(handle, name, role, personalData)
                  : directory.addKey(handle, kind, name);
          told.put(
              api ? "apiKey" : "appkey",
              secret.orElseThrow(
                  () -> ProblemException.of(ProblemType.NAME_TAKEN, "Another has this name")));
          trail(handle, in, name);
          KeyHolder added = find(handle, key -> key.name().equals(name)).orElseThrow();
          return Answer.created("/api/v1/" + plural + "/" + added.id(), show(added));
        });
  }

  private Answer disable(Incoming in) {
    return effects.run(
        in,
        NODES.objectNode(),
        handle -> {
          KeyHolder key = find(handle, in);
          if (!directory.disableKey(handle, kind, key.name())) {
            throw unknown();
          }
          trail(handle, in, key.name());
          return Answer.ok(show(find(handle, in)));
        });
  }

  private void trail(Handle handle, Incoming in, String name) {
    callLog.trail(handle, in.call(), Optional.of(plural + " " + name));
  }

  private static ObjectNode show(KeyHolder key) {
    ObjectNode node = NODES.objectNode().put("id", key.id()).put("name", key.name());
    key.role()
        .ifPresent(role -> node.put("role", role.code()).put("personalData", key.personalData()));
    return node.put("createdAt", key.createdAt().toString()).put("disabled", key.disabled());
  }
}
