package dev.postorder.notify.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the events of a subscription are signed (Standard Webhooks 1.0.0). */
public enum Signature {
  /** {@code v1}: HMAC-SHA256 under a secret that both sides know. */
  HMAC,
  /** {@code v1a}: Ed25519; the receiver knows the public key only. */
  ED25519;

  /** As in {@code webhook.signature}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this code. */
  public static Optional<Signature> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
