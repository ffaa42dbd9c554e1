package dev.postorder.access.operator;

import java.time.Instant;

/**
 * Where an operator is signed in, as he and administrators see it; never its secret.
 *
 * @param trail names it, also in the call log
 * @param method how it was opened: {@code password}, {@code link} or {@code oidc}
 * @param userAgent the browser, as it calls itself
 * @param lastUsedAt up to a minute early
 * @param expiresAt when it ends whatever its use
 */
public record OperatorSession(
    String trail,
    String operator,
    String method,
    String address,
    String userAgent,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt) {}
