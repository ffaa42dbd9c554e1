package dev.postorder.access;

/**
 * A session or token that was just opened.
 *
 * @param secret the sessionID or TokenValue, UUID-shaped; only its hash is stored
 */
public record Opened(String secret, Session session) {}
