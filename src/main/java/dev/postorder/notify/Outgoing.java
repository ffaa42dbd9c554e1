package dev.postorder.notify;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A notification that was taken to be sent.
 *
 * @param attempt the number of this attempt, from 1
 * @param subject kept from the first sending; empty until then, as are the bodies
 */
public record Outgoing(
    long customerId,
    long id,
    int requestId,
    String event,
    String recipient,
    JsonNode data,
    int attempt,
    Instant createdAt,
    UUID messageId,
    Optional<String> subject,
    Optional<String> textBody,
    Optional<String> htmlBody) {}
