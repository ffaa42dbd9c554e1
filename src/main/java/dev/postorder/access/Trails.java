package dev.postorder.access;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/** Finds the trail name under which the call log keeps a session, also a closed one. */
public final class Trails {
  private static final Pattern TRAIL = Pattern.compile("[A-Z][A-Z0-9]{11}");
  private static final String FIND =
      """
      select trail from session where id_hash = :hash
      union all
      select trail from token where id_hash = :hash
      """;

  private final Jdbi jdbi;

  /** Finds them in this database. */
  public Trails(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The trail name of a session.
   *
   * @param name the trail name itself, a sessionID or a TokenValue; secrets are hashed first
   */
  public Optional<String> find(String name) {
    if (TRAIL.matcher(name).matches()) {
      return Optional.of(name);
    }
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(FIND)
                .bind("hash", Secrets.sha256(name))
                .mapTo(String.class)
                .findFirst());
  }
}
