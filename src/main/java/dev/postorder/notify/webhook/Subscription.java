package dev.postorder.notify.webhook;

/**
 * What an event's subscription is when the event is sent.
 *
 * @param enabled whether it is on
 * @param told whether it may be told of the event's order now
 */
record Subscription(String url, Signing signing, boolean enabled, boolean told) {}
