package dev.postorder.access;

import java.time.Instant;
import java.util.Optional;

/**
 * An application with its appkey, or a back-office API key; the secret itself is not kept.
 *
 * @param role what an API key may do; empty for an application
 * @param personalData whether an API key sees personal data in the call log
 */
public record KeyHolder(
    long id,
    String name,
    Instant createdAt,
    Optional<OperatorRole> role,
    boolean personalData,
    boolean disabled) {}
