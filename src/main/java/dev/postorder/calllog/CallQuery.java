package dev.postorder.calllog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which calls are looked for; what is empty does not narrow the search.
 *
 * @param message a part of the message, in any case
 * @param order a requestID or a 13-digit orderID
 * @param until exclusive
 * @param before only calls older than this one, for the next page
 */
public record CallQuery(
    Optional<String> trail,
    Optional<String> message,
    Optional<Source> source,
    Optional<String> order,
    Optional<Outcome> outcome,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<UUID> before,
    int limit) {}
