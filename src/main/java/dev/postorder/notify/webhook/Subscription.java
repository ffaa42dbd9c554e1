package dev.postorder.notify.webhook;

import java.util.UUID;

/**
 * A subscription, as it is when its events are sent.
 *
 * @param enabled whether it is on
 */
record Subscription(int id, String url, UUID secretId, boolean enabled) {}
