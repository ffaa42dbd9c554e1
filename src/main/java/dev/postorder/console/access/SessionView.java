package dev.postorder.console.access;

import dev.postorder.access.operator.OperatorSession;
import dev.postorder.console.Moment;
import dev.postorder.console.Times;
import dev.postorder.console.Words;
import java.util.List;

/**
 * Where an operator is signed in, as a page shows it.
 *
 * @param here whether it is the session of who looks
 */
public record SessionView(
    String trail, Moment opened, Moment used, String address, String browser, boolean here) {

  static List<SessionView> of(
      List<OperatorSession> sessions, String here, Times times, Words words) {
    return sessions.stream()
        .map(
            session ->
                new SessionView(
                    session.trail(),
                    times.moment(session.createdAt(), words),
                    times.moment(session.lastUsedAt(), words),
                    session.address(),
                    session.userAgent(),
                    session.trail().equals(here)))
        .toList();
  }
}
