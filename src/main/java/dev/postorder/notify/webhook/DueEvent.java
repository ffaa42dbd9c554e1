package dev.postorder.notify.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * An event that was taken to be sent.
 *
 * @param event its type, e.g. {@code order.state.inway}
 * @param attempt the number of this attempt, from 1
 * @param messageId the same for every attempt
 * @param url where to; empty when the subscription is deleted, as are host and secretId
 * @param enabled whether the subscription is on
 * @param visible whether its user may see the order now
 */
record DueEvent(
    long customerId,
    long id,
    String event,
    JsonNode data,
    int attempt,
    Instant createdAt,
    UUID messageId,
    Optional<String> url,
    Optional<String> host,
    Optional<UUID> secretId,
    boolean enabled,
    boolean visible) {}
