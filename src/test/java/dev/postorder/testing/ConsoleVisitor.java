package dev.postorder.testing;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.Secrets;
import dev.postorder.access.operator.Caller;
import dev.postorder.access.operator.OpenedSession;
import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.OperatorSettings;
import dev.postorder.access.operator.Operators;
import dev.postorder.console.SessionCookie;
import java.time.Clock;

/**
 * An operator who is signed in at the console.
 *
 * @param name his
 * @param secret what his cookie holds
 */
public record ConsoleVisitor(String name, String secret) {

  /** A new one of a role, who sees personal data if he is more than a viewer. */
  public static ConsoleVisitor of(TestServer server, OperatorRole role) {
    return of(server, role, role != OperatorRole.VIEWER, Clock.systemUTC());
  }

  /** As above, by the clock of the server. */
  public static ConsoleVisitor of(
      TestServer server, OperatorRole role, boolean personalData, Clock clock) {
    var sessions = new OperatorSessions(server.jdbi(), clock, OperatorSettings.defaults());
    String name = role.code() + "-" + Secrets.trail().toLowerCase(java.util.Locale.ROOT);
    OpenedSession session =
        server
            .jdbi()
            .inTransaction(
                handle -> {
                  long id =
                      new Operators(clock, sessions)
                          .add(handle, name, "Operator " + name, role, personalData)
                          .orElseThrow()
                          .id();
                  return sessions.open(
                      handle, id, name, "password", new Caller("127.0.0.1", "test"));
                });
    return new ConsoleVisitor(name, session.secret());
  }

  /** The name of the cookie on a server without TLS. */
  public String cookieName() {
    return new SessionCookie(false).name();
  }

  /** The value of the header {@code Cookie}. */
  public String cookie() {
    return cookieName() + "=" + secret;
  }

  /** What his forms carry in their field {@code csrf}. */
  public String csrf() {
    return OperatorSessions.csrf(secret);
  }
}
