package dev.postorder.notify.webhook;

import java.util.List;
import java.util.Optional;

/**
 * What a subscription of the carrier is to be.
 *
 * @param customerId to whose orders it is limited; empty: to nobody's
 * @param eventTypes empty: all there are and will be
 */
public record CarrierWebhookWish(
    WebhookUrl url,
    Optional<Long> customerId,
    Optional<List<String>> eventTypes,
    boolean enabled) {}
