package dev.postorder.notify.webhook;

import java.util.List;
import java.util.Optional;

/**
 * A subscription of a user to events of orders.
 *
 * @param url where events are posted
 * @param eventTypes the types it is told of; empty: all there are and will be
 * @param orderRoles in which roles of the order's own customer
 * @param enabled whether anything is sent
 */
public record Webhook(
    int id,
    String url,
    Optional<List<String>> eventTypes,
    List<String> orderRoles,
    boolean enabled) {}
