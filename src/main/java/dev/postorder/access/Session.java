package dev.postorder.access;

import java.time.Instant;

/**
 * An open session of the freight face or a valid token of the travel face.
 *
 * @param trail 12 characters, first A–Z, rest A–Z0–9; names the session in the call log
 * @param lastUsedAt up to five minutes early
 */
public record Session(
    String trail, long userId, Instant createdAt, Instant expiresAt, Instant lastUsedAt) {}
