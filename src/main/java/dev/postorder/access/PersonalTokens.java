package dev.postorder.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Adds, lists and ends the personal access tokens of users. */
public final class PersonalTokens {
  /** The longest name, in characters. */
  public static final int LONGEST_NAME = 100;

  private final Clock clock;

  /** Times are taken from the clock. */
  public PersonalTokens(Clock clock) {
    this.clock = clock;
  }

  /**
   * A token that was just added.
   *
   * @param secret what is to be sent as {@code pat}; only its hash is stored
   */
  public record Added(String secret, PersonalToken token) {}

  /**
   * Adds one.
   *
   * @param name 1 to 100 characters
   * @param expiresAt when it ends by itself, if it does
   */
  public Added add(Handle handle, long userId, String name, Optional<Instant> expiresAt) {
    String secret = Secrets.personalToken();
    PersonalToken token =
        PersonalTokenStore.insert(
            handle, userId, name, Secrets.sha256(secret), clock.instant(), expiresAt);
    return new Added(secret, token);
  }

  /** All of a user's, those that have ended too, by id. */
  public List<PersonalToken> list(Handle handle, long userId) {
    return PersonalTokenStore.list(handle, userId);
  }

  /**
   * Those of many users, by id.
   *
   * @param valid those that open sessions now, or those that do not; all when empty
   * @param after the last id of the page before; 0 for the first
   */
  public List<OwnedToken> find(
      Handle handle, AccessFilter filter, Optional<Boolean> valid, long after, int limit) {
    return PersonalTokenStore.find(handle, filter, valid, after, limit, clock.instant());
  }

  /**
   * Ends one, and the sessions that it opened, within a second on all nodes.
   *
   * @return empty when the user has none with this id that has not ended
   */
  public Optional<PersonalToken> end(Handle handle, long userId, long id) {
    Instant now = clock.instant();
    Optional<PersonalToken> ended = PersonalTokenStore.end(handle, userId, id, now);
    ended.ifPresent(token -> OpenSessionStore.endOf(handle, token.id(), now));
    return ended;
  }
}
