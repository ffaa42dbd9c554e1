package dev.postorder.notify.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A subscription as the carrier sees it: its own, or a user's.
 *
 * @param login whose it is; empty: the carrier's
 * @param customer to whose orders alone it is limited; only of the carrier's
 * @param eventTypes the types it is told of; empty: all there are and will be
 * @param orderRoles of a user's: in which roles of the order's own customer
 * @param enabled whether anything is sent
 * @param offBecause why it was switched off, unless that was wished
 * @param previousUntil the secret before signs too until then
 * @param lastAnswer empty until something was posted
 */
public record CarrierWebhook(
    int id,
    Optional<String> login,
    Optional<UUID> customer,
    String url,
    Optional<List<String>> eventTypes,
    List<String> orderRoles,
    boolean enabled,
    Optional<String> offBecause,
    Signature signature,
    UUID secretId,
    Optional<Instant> previousUntil,
    Instant createdAt,
    Instant updatedAt,
    Optional<LastAnswer> lastAnswer) {}
