package dev.postorder.backoffice;

import dev.postorder.access.Directory;
import dev.postorder.access.PersonalToken;
import dev.postorder.access.PersonalTokens;
import dev.postorder.access.User;
import dev.postorder.calllog.CallLog;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/users/{login}/tokens/…}: the personal access tokens of a user. */
final class TokenOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

  private final Jdbi jdbi;
  private final Effects effects;
  private final Directory directory;
  private final PersonalTokens tokens;
  private final CallLog callLog;
  private final Clock clock;

  TokenOperations(Jdbi jdbi, Effects effects, Directory directory, CallLog callLog, Clock clock) {
    this.jdbi = jdbi;
    this.effects = effects;
    this.directory = directory;
    this.tokens = new PersonalTokens(clock);
    this.callLog = callLog;
    this.clock = clock;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/users/([^/]+)/tokens", "api/v1/users/tokens/list", this::list),
        Operation.write("POST", "/users/([^/]+)/tokens", "api/v1/users/tokens/add", this::add),
        Operation.write(
            "DELETE", "/users/([^/]+)/tokens/([^/]+)", "api/v1/users/tokens/end", this::end));
  }

  private Answer list(Incoming in) {
    List<PersonalToken> all =
        jdbi.withHandle(
            handle -> tokens.list(handle, UserOperations.find(directory, handle, in).id()));
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("tokens");
    all.forEach(token -> items.add(show(token)));
    return Answer.ok(answer);
  }

  /** The token itself is told once, and never kept: a repeat of the call answers without it. */
  private Answer add(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    Fields fields = Fields.of(json).only(new TreeSet<>(Set.of("name", "expiresAt")));
    Optional<String> given = fields.text("name", PersonalTokens.LONGEST_NAME);
    String name = fields.required("name", given, () -> "");
    Optional<Instant> expiresAt =
        fields.parsed("expiresAt", "a time to come, e.g. 2030-01-31T00:00:00Z", this::toCome);
    fields.end();
    var secrets = new ArrayList<String>(1);
    Answer answer =
        effects.run(
            in,
            json,
            handle -> {
              User user = UserOperations.find(directory, handle, in);
              PersonalTokens.Added added = tokens.add(handle, user.id(), name, expiresAt);
              secrets.add(added.secret());
              callLog.trail(handle, in.call(), Optional.of(note(in, added.token())));
              String path = "/api/v1/users/" + user.login() + "/tokens/" + added.token().id();
              return Answer.created(path, show(added.token()));
            });
    secrets.forEach(secret -> ((ObjectNode) answer.body()).put("pat", secret));
    return answer;
  }

  private Optional<Instant> toCome(String text) {
    try {
      return Optional.of(Instant.parse(text))
          .filter(at -> at.isAfter(clock.instant()) && at.isBefore(LATEST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Answer end(Incoming in) {
    return effects.run(in, NODES.objectNode(), handle -> end(handle, in));
  }

  private Answer end(Handle handle, Incoming in) {
    long user = UserOperations.find(directory, handle, in).id();
    PersonalToken ended =
        Optional.of(in.target(1))
            .filter(id -> id.matches("[0-9]{1,18}"))
            .flatMap(id -> tokens.end(handle, user, Long.parseLong(id)))
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ProblemType.TOKEN_NOT_FOUND,
                        "The user has no token of this id that has not ended"));
    callLog.trail(handle, in.call(), Optional.of(note(in, ended)));
    return Answer.ok(show(ended));
  }

  private static String note(Incoming in, PersonalToken token) {
    return in.target() + ": token " + token.id();
  }

  /** A token in an answer. */
  static ObjectNode show(PersonalToken token) {
    ObjectNode node = NODES.objectNode().put("id", token.id()).put("name", token.name());
    node.put("createdAt", token.createdAt().toString());
    token.expiresAt().ifPresent(at -> node.put("expiresAt", at.toString()));
    token.lastUsedAt().ifPresent(at -> node.put("lastUsedAt", at.toString()));
    token.endedAt().ifPresent(at -> node.put("endedAt", at.toString()));
    return node;
  }
}
