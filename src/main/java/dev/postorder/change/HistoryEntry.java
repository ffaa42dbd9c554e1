package dev.postorder.change;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One change of an order, as its history shows it.
 *
 * @param before what the change concerns, as it was; shape by type, see {@link Changes}
 * @param after the same as it becomes
 * @param reason why it was declined
 */
public record HistoryEntry(
    long id,
    ChangeType type,
    ChangeStatus status,
    Instant createdAt,
    JsonNode before,
    JsonNode after,
    Optional<String> reason) {}
