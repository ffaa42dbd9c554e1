package dev.postorder.console.access;

import dev.postorder.access.OwnedToken;
import dev.postorder.access.PersonalToken;
import dev.postorder.console.Moment;
import dev.postorder.console.Times;
import dev.postorder.console.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A personal access token in a list.
 *
 * @param owner the login of whose it is
 * @param state valid, expired or ended
 * @param expires none or one, and so on
 */
public record TokenLine(
    long id,
    String owner,
    String name,
    String state,
    Moment created,
    List<Moment> expires,
    List<Moment> used) {

  /** As a page in these words shows it now. */
  public static TokenLine of(OwnedToken owned, Instant now, Times times, Words words) {
    PersonalToken token = owned.token();
    String open = token.valid(now) ? "valid" : "expired";
    return new TokenLine(
        token.id(),
        owned.login(),
        token.name(),
        token.endedAt().isPresent() ? "ended" : open,
        times.moment(token.createdAt(), words),
        moments(token.expiresAt(), times, words),
        moments(token.lastUsedAt(), times, words));
  }

  private static List<Moment> moments(Optional<Instant> at, Times times, Words words) {
    return at.map(instant -> times.moment(instant, words)).stream().toList();
  }
}
