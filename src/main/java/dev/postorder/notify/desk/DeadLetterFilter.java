package dev.postorder.notify.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which dead letters are sent again; what is empty does not narrow it.
 *
 * @param event the whole of it, or what stands before a dot
 * @param recipient the whole of it, in any case
 * @param failedFrom when they became dead letters
 * @param failedUntil exclusive
 * @param limit so many at most, the oldest first
 */
public record DeadLetterFilter(
    Optional<String> channel,
    Optional<String> event,
    Optional<String> host,
    Optional<String> recipient,
    Optional<UUID> customer,
    Optional<Instant> failedFrom,
    Instant failedUntil,
    int limit) {}
