package dev.postorder.access;

import java.time.Instant;
import java.util.Optional;

/**
 * An open session of a user, as he and operators see it; never its secret.
 *
 * @param trail names it, also in the call log
 * @param face where it is good for: {@code freight} (a sessionID) or {@code travel} (a token)
 * @param application the program that opened it; the travel face knows none
 * @param personalToken the name of the personal access token that opened it, if no password did
 * @param address of who opened it
 * @param lastUsedAt up to five minutes early
 */
public record OpenSession(
    String trail,
    String face,
    Optional<String> application,
    Optional<String> personalToken,
    Optional<String> address,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt) {}
