package dev.postorder.console.access;

import dev.postorder.access.operator.OperatorSession;
import dev.postorder.console.Moment;
import dev.postorder.console.Times;
import dev.postorder.console.Words;
import java.util.List;

/**
 * Where an operator is signed in, as a page shows it.
 *
 * @param browser in short
 * @param agent the browser, as it calls itself
 * @param method how it was opened: {@code password}, {@code link} or {@code oidc}
 * @param here whether it is the session of who looks
 */
public record SessionView(
    String trail,
    String method,
    Moment opened,
    Moment used,
    String address,
    String browser,
    String agent,
    boolean here) {

  static List<SessionView> of(
      List<OperatorSession> sessions, String here, Times times, Words words) {
    return sessions.stream()
        .map(
            session ->
                new SessionView(
                    session.trail(),
                    session.method(),
                    times.moment(session.createdAt(), words),
                    times.moment(session.lastUsedAt(), words),
                    session.address(),
                    Browser.of(session.userAgent()),
                    session.userAgent(),
                    session.trail().equals(here)))
        .toList();
  }
}
