package dev.postorder.notify.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt to post an event that has not arrived.
 *
 * @param state of the notification now
 * @param messageId what {@code webhook-id} has after {@code msg_}
 * @param durationUs how long it took, in microseconds
 * @param outcome {@code sent} or {@code failed}
 * @param answer what the receiver said, or why it could not
 */
public record WebhookAttempt(
    long customerId,
    long notificationId,
    UUID messageId,
    String event,
    int requestId,
    Optional<String> orderNumber,
    String state,
    int attempt,
    Instant at,
    long durationUs,
    String outcome,
    String answer) {}
