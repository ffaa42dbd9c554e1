package dev.postorder.backoffice;

import dev.postorder.access.operator.OperatorAccount;
import dev.postorder.access.operator.Operators;
import dev.postorder.calllog.CallLog;
import dev.postorder.platform.config.Language;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/operators/…}: who signs in at the console, and what he may do. */
final class OperatorOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String ONE = "/operators/([^/]+)";

  private final Effects effects;
  private final People people;
  private final CallLog callLog;

  OperatorOperations(Effects effects, People people, CallLog callLog) {
    this.effects = effects;
    this.people = people;
    this.callLog = callLog;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/operators", "api/v1/operators/list", in -> list()),
        Operation.write("POST", "/operators", "api/v1/operators/add", this::add),
        Operation.read(ONE, "api/v1/operators/get", this::get),
        Operation.write("PUT", ONE, "api/v1/operators/put", this::put),
        Operation.write("POST", ONE + "/link", "api/v1/operators/link", this::link),
        Operation.write("DELETE", ONE + "/oidc", "api/v1/operators/oidc/end", this::endOidc),
        Operation.write(
            "DELETE", ONE + "/two-factor", "api/v1/operators/two-factor/end", this::endTwoFactor));
  }

  private Answer list() {
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("operators");
    effects.read(people.operators()::list).forEach(account -> items.add(show(account)));
    return Answer.ok(answer);
  }

  private Answer get(Incoming in) {
    return tagged(effects.read(handle -> find(handle, in)));
  }

  /** When he was there last is no reason to refuse a change. */
  private static Answer tagged(OperatorAccount account) {
    return Preconditions.tagged(Answer.ok(show(account)), "lastUsedAt");
  }

  private OperatorAccount find(Handle handle, Incoming in) {
    return people.operators().find(handle, in.target()).orElseThrow(OperatorOperations::unknown);
  }

  static ProblemException unknown() {
    return ProblemException.of(ProblemType.OPERATOR_NOT_FOUND, "No operator has this name");
  }

  /** The link is told once, and never kept: a repeat of the call answers without it. */
  private Answer add(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    OperatorBody body = OperatorBody.added(json);
    return effects.telling(
        in,
        json,
        (handle, told) -> {
          OperatorAccount account =
              people
                  .operators()
                  .add(
                      handle,
                      body.name(),
                      body.displayName().orElse(body.name()),
                      body.role(),
                      body.personalData())
                  .orElseThrow(
                      () ->
                          ProblemException.of(
                              ProblemType.NAME_TAKEN, "Another operator has this name"));
          link(handle, in, account, told);
          return Answer.created("/api/v1/operators/" + account.name(), show(account));
        });
  }

  private void link(Handle handle, Incoming in, OperatorAccount account, ToldOnce told) {
    trail(handle, in, account);
    told.put("signInLink", people.link() + people.operators().link(handle, account.id()));
  }

  private void trail(Handle handle, Incoming in, OperatorAccount account) {
    callLog.trail(handle, in.call(), Optional.of("operator " + account.name()));
  }

  private Answer link(Incoming in) {
    return effects.telling(
        in,
        NODES.objectNode(),
        (handle, told) -> {
          OperatorAccount account = find(handle, in);
          if (account.disabled()) {
            throw unknown();
          }
          link(handle, in, account, told);
          return Answer.ok(show(account));
        });
  }

  private Answer put(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    OperatorBody body = OperatorBody.put(json, Operators.name(in.target()));
    return effects.run(in, json, handle -> put(handle, in, body));
  }

  private Answer put(Handle handle, Incoming in, OperatorBody body) {
    Preconditions.check(
        in,
        () -> people.operators().lock(handle, in.target()).map(OperatorOperations::show),
        "lastUsedAt");
    OperatorAccount known = find(handle, in);
    String shown = body.displayName().orElse(known.name());
    done(people.operators().set(handle, known.id(), shown, body.role(), body.personalData()));
    people.operators().setLanguage(handle, known.id(), body.language());
    if (body.disabled() && !known.disabled()) {
      done(people.operators().disable(handle, known.id()));
    } else if (!body.disabled() && known.disabled()) {
      done(people.operators().enable(handle, known.id()));
    }
    trail(handle, in, known);
    return tagged(find(handle, in));
  }

  private static void done(Operators.Change change) {
    switch (change) {
      case DONE -> {}
      case NONE -> throw unknown();
      case LAST_ADMINISTRATOR ->
          throw ProblemException.of(
              ProblemType.LAST_ADMINISTRATOR, "Make somebody else an administrator first");
    }
  }

  /** He who has none is left as he is, so that a repeat answers the same. */
  private Answer endTwoFactor(Incoming in) {
    return effects.run(
        in,
        NODES.objectNode(),
        handle -> {
          OperatorAccount known = find(handle, in);
          if (people.operators().endTwoFactor(handle, known.id()) == Operators.Change.DONE) {
            trail(handle, in, known);
          }
          return Answer.ok(show(find(handle, in)));
        });
  }

  /** As above, of who is not connected with the OpenID provider. */
  private Answer endOidc(Incoming in) {
    return effects.run(
        in,
        NODES.objectNode(),
        handle -> {
          OperatorAccount known = find(handle, in);
          if (known.federated()) {
            done(people.operators().unbind(handle, known.id()));
            trail(handle, in, known);
          }
          return Answer.ok(show(find(handle, in)));
        });
  }

  private static ObjectNode show(OperatorAccount account) {
    ObjectNode node = NODES.objectNode().put("name", account.name());
    node.put("displayName", account.displayName())
        .put("role", account.role().code())
        .put("personalData", account.personalData());
    account.language().map(Language::code).ifPresent(code -> node.put("language", code));
    node.put("passwordSet", account.password())
        .put("twoFactor", account.twoFactor())
        .put("federated", account.federated())
        .put("createdAt", account.createdAt().toString());
    account.lastUsedAt().ifPresent(at -> node.put("lastUsedAt", at.toString()));
    return node.put("disabled", account.disabled());
  }
}
