package dev.postorder.access.operator;

import java.time.Instant;

/**
 * A session that was just opened.
 *
 * @param secret what the cookie holds; only its hash is stored
 * @param trail names it in the call log
 */
public record OpenedSession(String secret, String trail, String operator, Instant expiresAt) {}
