package dev.postorder.change;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A change request as an operator sees it.
 *
 * @param orderNumber the 13-digit orderID
 * @param decidedBy the operator, key or rule that decided it
 */
public record ChangeView(
    long id,
    ChangeType type,
    ChangeStatus status,
    int requestId,
    Optional<String> orderNumber,
    Instant createdAt,
    Optional<Instant> decidedAt,
    Optional<String> decidedBy,
    Optional<String> reason,
    JsonNode before,
    JsonNode after) {}
