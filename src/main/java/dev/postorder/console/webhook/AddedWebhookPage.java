package dev.postorder.console.webhook;

import dev.postorder.console.Frame;

/**
 * A subscription that was just added.
 *
 * @param secret shown this once; empty where there is a public key
 * @param publicKey empty where there is a secret
 */
public record AddedWebhookPage(
    Frame frame, String address, String url, String secret, String publicKey) {}
