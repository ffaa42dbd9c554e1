package dev.postorder.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Says what users may do for customers, and who may log in. */
public final class UserRights {
  /** The shortest password of a user, in characters. */
  public static final int SHORTEST_PASSWORD = 8;

  /** The longest. */
  public static final int LONGEST_PASSWORD = 200;

  /** The highest access level. */
  public static final int HIGHEST_LEVEL = 3;

  private final Directory directory;

  /** Through the directory. */
  public UserRights(Directory directory) {
    this.directory = directory;
  }

  /** Whether a text may be a user's password. */
  public static boolean isPassword(String text) {
    return text.length() >= SHORTEST_PASSWORD && text.length() <= LONGEST_PASSWORD;
  }

  /**
   * Keeps others from changing a user until the transaction ends.
   *
   * @param login in any case
   * @return him as he is; empty when there is none
   */
  public Optional<UserEntry> lock(Handle handle, String login) {
    return Register.user(handle, login)
        .filter(user -> RegisterStore.lockUser(handle, user.id()))
        .flatMap(user -> Register.user(handle, login));
  }

  /**
   * Adds a user; the levels are for customers that there are.
   *
   * @return empty when the login is taken
   */
  public Optional<UserEntry> add(
      Handle handle, String login, String password, Map<UUID, Integer> levels) {
    return directory
        .addUser(handle, login, password)
        .flatMap(
            id -> {
              grant(handle, id, levels);
              return Register.user(handle, login);
            });
  }

  /**
   * Sets as a whole what a user may do: for customers that are not named he may do nothing.
   * Disabling him ends his sessions.
   *
   * @param levels 0 nothing, 1 books, 2 sees and changes orders, 3 sees orders; by the uids of
   *     customers that there are; for one that is disabled it holds once it is enabled
   */
  public UserEntry set(
      Handle handle, UserEntry known, Map<UUID, Integer> levels, boolean disabled) {
    var all = new HashMap<>(levels);
    known.levels().keySet().forEach(uid -> all.putIfAbsent(uid, 0));
    grant(handle, known.id(), all);
    if (disabled && !known.disabled()) {
      directory.disableUser(handle, known.login());
    } else if (!disabled && known.disabled()) {
      directory.enableUser(handle, known.login());
    }
    return Register.user(handle, known.login()).orElseThrow();
  }

  private static void grant(Handle handle, long userId, Map<UUID, Integer> levels) {
    GrantStore.grant(handle, userId, levels);
  }
}
