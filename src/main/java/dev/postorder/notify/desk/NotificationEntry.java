package dev.postorder.notify.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A notification in a list.
 *
 * @param customer its uid
 * @param host whom it is sent to over the network; empty: the channel's own server
 * @param nextAttemptAt when it is tried again; of a dead letter, when it became one
 * @param callId the call that caused it
 * @param messageId the same for every attempt, and for no other notification
 * @param firstId the one that this one sends again
 */
public record NotificationEntry(
    long customerId,
    long id,
    UUID customer,
    int requestId,
    Optional<String> orderNumber,
    String event,
    String channel,
    String role,
    String recipient,
    String host,
    String language,
    String state,
    int attempts,
    Instant nextAttemptAt,
    Instant createdAt,
    Optional<Instant> sentAt,
    UUID callId,
    UUID messageId,
    Optional<Long> firstId,
    Optional<Integer> webhookId) {

  /** Its name. */
  public NotificationId name() {
    return new NotificationId(customerId, id);
  }

  /** The name of the one that this one sends again. */
  public Optional<NotificationId> first() {
    return firstId.map(first -> new NotificationId(customerId, first));
  }
}
