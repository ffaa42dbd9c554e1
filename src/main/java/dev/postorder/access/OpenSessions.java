package dev.postorder.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Lists and ends the sessions of users, on both faces; running servers notice within a second. */
public final class OpenSessions {
  private final Clock clock;

  /** Times are taken from the clock. */
  public OpenSessions(Clock clock) {
    this.clock = clock;
  }

  /** A user's open sessions, the newest first. */
  public List<OpenSession> list(Handle handle, long userId) {
    return OpenSessionStore.list(handle, userId, clock.instant());
  }

  /**
   * Open sessions of many users, the newest first.
   *
   * @param after the place of the last one of the page before
   */
  public List<OwnedSession> find(
      Handle handle, AccessFilter filter, Optional<OwnedSession.Place> after, int limit) {
    return OpenSessionStore.find(handle, filter, after, limit, clock.instant());
  }

  /** Ends one by its trail name; false when the user has none such that is open. */
  public boolean end(Handle handle, long userId, String trail) {
    return OpenSessionStore.end(handle, userId, trail, clock.instant());
  }

  /** Ends all of a user's; how many there were. */
  public int endAll(Handle handle, long userId) {
    return OpenSessionStore.endAll(handle, userId, clock.instant());
  }
}
