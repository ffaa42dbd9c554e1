package dev.postorder.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A personal access token: what a program logs in with on its user's behalf instead of a password
 * (freight specification, section 3). The token itself is not kept.
 *
 * @param name what its user calls it; need not be unique
 * @param lastUsedAt when it last opened a session
 * @param endedAt since when it opens none
 */
public record PersonalToken(
    long id,
    String name,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> endedAt) {
  /** Whether it opens sessions at a moment, its user being enabled. */
  public boolean valid(Instant at) {
    return endedAt.isEmpty() && expiresAt.map(at::isBefore).orElse(true);
  }
}
