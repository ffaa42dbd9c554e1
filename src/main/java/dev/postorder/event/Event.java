package dev.postorder.event;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Something that happened.
 *
 * @param id its place in the stream: of two events of one order, the later has the greater
 * @param requestId of the order, or of the multi-request
 * @param orderNumber the 13-digit orderID, if it has one by now
 * @param detail the state that the order came to, the type of the change, the notification's
 *     channel
 * @param subject the id of the change request or notification
 * @param call the call that did it, where that is known
 * @param lease who is at it, while it waits for the transport system
 * @param taken when the transport system took it
 */
public record Event(
    long id,
    Instant at,
    EventType type,
    long customerId,
    UUID customer,
    int requestId,
    Optional<String> orderNumber,
    Optional<String> detail,
    OptionalLong subject,
    Optional<UUID> call,
    Optional<Lease> lease,
    Optional<Taken> taken) {

  /** A consumer has it to itself until then. */
  public record Lease(String by, Instant until) {}

  /**
   * It was acknowledged.
   *
   * @param reference what the transport system calls the order
   */
  public record Taken(Instant at, String by, Optional<String> reference) {}
}
