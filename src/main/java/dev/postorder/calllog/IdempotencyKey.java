package dev.postorder.calllog;

/**
 * The key under which a call takes effect once.
 *
 * @param owner {@code user:12} or {@code api_key:3}
 * @param method the call's message
 * @param key the header's value, at most 255 characters
 * @param bodyHash SHA-256 of the parsed body without appkey, sessionID and token
 */
public record IdempotencyKey(String owner, String method, String key, byte[] bodyHash) {}
