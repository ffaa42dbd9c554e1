package dev.postorder.notify.webhook;

import java.util.List;
import java.util.Optional;

/**
 * What a subscription is to be; what is empty stays as it is, or is what a new one has: all events,
 * enabled.
 */
public record WebhookWish(
    Optional<WebhookUrl> url,
    Optional<List<String>> eventTypes,
    Optional<List<String>> orderRoles,
    Optional<Boolean> enabled) {}
