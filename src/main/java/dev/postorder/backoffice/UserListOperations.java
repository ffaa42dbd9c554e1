package dev.postorder.backoffice;

import dev.postorder.access.AccessFilter;
import dev.postorder.access.OpenSessions;
import dev.postorder.access.OwnedSession;
import dev.postorder.access.OwnedToken;
import dev.postorder.access.PersonalTokens;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/tokens} and {@code /api/v1/sessions}: those of all users. */
final class UserListOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> TOKENS_BY =
      new LinkedHashSet<>(List.of("user", "customer", "valid", "limit", "after"));
  private static final Set<String> SESSIONS_BY =
      new LinkedHashSet<>(List.of("user", "customer", "limit", "after"));
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final Effects effects;
  private final PersonalTokens tokens;
  private final OpenSessions sessions;

  UserListOperations(Effects effects, Clock clock) {
    this.effects = effects;
    this.tokens = new PersonalTokens(clock);
    this.sessions = new OpenSessions(clock);
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/tokens", "api/v1/tokens/list", this::tokens),
        Operation.read("/sessions", "api/v1/sessions/list", this::sessions));
  }

  private static AccessFilter filter(Parameters parameters) {
    return new AccessFilter(parameters.text("user", 255), parameters.uuid("customer"));
  }

  private Answer tokens(Incoming in) {
    Parameters parameters = Parameters.of(in, TOKENS_BY);
    AccessFilter filter = filter(parameters);
    Optional<Boolean> valid = parameters.flag("valid");
    Page page = Page.of(parameters);
    parameters.end();
    List<OwnedToken> found =
        effects.read(handle -> tokens.find(handle, filter, valid, page.after(), page.limit()));
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("tokens");
    found.forEach(
        owned -> items.add(TokenOperations.show(owned.token()).put("user", owned.login())));
    if (found.size() == page.limit()) {
      answer.put("next", found.getLast().token().id());
    }
    return Answer.ok(answer);
  }

  private Answer sessions(Incoming in) {
    Parameters parameters = Parameters.of(in, SESSIONS_BY);
    AccessFilter filter = filter(parameters);
    Optional<OwnedSession.Place> after =
        parameters.parsed("after", "the next of an answer", OwnedSession.Place::of);
    int limit = parameters.limit(USUAL, MOST);
    parameters.end();
    List<OwnedSession> found = effects.read(handle -> sessions.find(handle, filter, after, limit));
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("sessions");
    found.forEach(
        owned -> items.add(UserOperations.show(owned.session()).put("user", owned.login())));
    if (found.size() == limit) {
      answer.put("next", found.getLast().place());
    }
    return Answer.ok(answer);
  }
}
