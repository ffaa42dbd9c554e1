package dev.postorder.notify;

import dev.postorder.platform.config.Language;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A notification that was taken to be sent.
 *
 * @param event what it tells of, e.g. {@code order_completed}, {@code order_state.arrived}
 * @param recipient an e-mail address, a phone in digits, or a URL without its query
 * @param host whom it is sent to over the network, {@code host:port}; empty: the channel's server
 * @param data what its text is rendered from
 * @param attempt the number of this attempt, from 1
 * @param round the same, counted from where its schedule was begun last
 * @param messageId the same for every attempt, and for no other notification
 * @param text kept from the first attempt that rendered it
 */
public record Taken(
    long customerId,
    long id,
    int requestId,
    String event,
    String role,
    String recipient,
    String host,
    Language language,
    String schedule,
    JsonNode data,
    int attempt,
    int round,
    Instant createdAt,
    UUID messageId,
    Optional<Integer> webhookId,
    Optional<Text> text) {}
