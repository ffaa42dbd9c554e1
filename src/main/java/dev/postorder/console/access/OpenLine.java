package dev.postorder.console.access;

import dev.postorder.access.OpenSession;
import dev.postorder.access.OwnedSession;
import dev.postorder.console.Moment;
import dev.postorder.console.Times;
import dev.postorder.console.Words;

/**
 * An open session of a user in a list.
 *
 * @param face freight or travel
 * @param program the application that opened it, and by which token; empty on the travel face
 */
public record OpenLine(
    String trail,
    String owner,
    String face,
    String program,
    String token,
    String address,
    Moment opened,
    Moment used,
    Moment expires) {

  /** As a page in these words shows it. */
  public static OpenLine of(OwnedSession owned, Times times, Words words) {
    OpenSession session = owned.session();
    return new OpenLine(
        session.trail(),
        owned.login(),
        session.face(),
        session.application().orElse(""),
        session.personalToken().orElse(""),
        session.address().orElse(""),
        times.moment(session.createdAt(), words),
        times.moment(session.lastUsedAt(), words),
        times.moment(session.expiresAt(), words));
  }

  /** Where its calls are. */
  public String calls() {
    return "/console/log?q=session%3A" + trail;
  }
}
