package dev.postorder.backoffice;

import dev.postorder.access.Directory;
import dev.postorder.access.OpenSession;
import dev.postorder.access.OpenSessions;
import dev.postorder.access.User;
import dev.postorder.calllog.CallLog;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/users/{login}/sessions/…}: what is open in a user's name, and its end. */
final class UserOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Jdbi jdbi;
  private final Effects effects;
  private final Directory directory;
  private final OpenSessions sessions;
  private final CallLog callLog;

  UserOperations(Jdbi jdbi, Effects effects, Directory directory, CallLog callLog, Clock clock) {
    this.jdbi = jdbi;
    this.effects = effects;
    this.directory = directory;
    this.sessions = new OpenSessions(clock);
    this.callLog = callLog;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/users/([^/]+)/sessions", "api/v1/users/sessions/list", this::list),
        Operation.write(
            "DELETE", "/users/([^/]+)/sessions", "api/v1/users/sessions/end", this::endAll),
        Operation.write(
            "DELETE", "/users/([^/]+)/sessions/([^/]+)", "api/v1/users/sessions/end", this::end));
  }

  /** The user of the path, or the problem that there is none. */
  static User find(Directory directory, Handle handle, Incoming in) {
    return directory
        .user(handle, in.target())
        .orElseThrow(
            () -> ProblemException.of(ProblemType.USER_NOT_FOUND, "No user has this login"));
  }

  private Answer list(Incoming in) {
    List<OpenSession> open =
        jdbi.withHandle(handle -> sessions.list(handle, find(directory, handle, in).id()));
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("sessions");
    open.forEach(session -> items.add(show(session)));
    return Answer.ok(answer);
  }

  private Answer end(Incoming in) {
    String trail = in.target(1);
    return effects.run(
        in,
        NODES.objectNode(),
        handle -> {
          if (!sessions.end(handle, find(directory, handle, in).id(), trail)) {
            throw ProblemException.of(
                ProblemType.SESSION_NOT_FOUND, "The user has no open session of this name");
          }
          return ended(handle, in, 1);
        });
  }

  private Answer endAll(Incoming in) {
    return effects.run(
        in,
        NODES.objectNode(),
        handle -> ended(handle, in, sessions.endAll(handle, find(directory, handle, in).id())));
  }

  private Answer ended(Handle handle, Incoming in, int count) {
    callLog.trail(handle, in.call(), Optional.of(in.target() + ": " + count));
    return Answer.ok(NODES.objectNode().put("ended", count));
  }

  /** A session in an answer. */
  static ObjectNode show(OpenSession session) {
    ObjectNode node = NODES.objectNode();
    node.put("trail", session.trail()).put("face", session.face());
    session.application().ifPresent(name -> node.put("application", name));
    session.personalToken().ifPresent(name -> node.put("token", name));
    session.address().ifPresent(address -> node.put("address", address));
    return node.put("createdAt", session.createdAt().toString())
        .put("lastUsedAt", session.lastUsedAt().toString())
        .put("expiresAt", session.expiresAt().toString());
  }
}
