package dev.postorder.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that events are signed with. Each is derived from one secret of the installation and
 * a random id that the subscription keeps, so that none is stored anywhere, in no backup and in no
 * kept answer, and another id is another secret (decision 11).
 */
public final class WebhookSecrets {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] installation;

  /** From the installation's secret of 32 bytes. */
  public WebhookSecrets(byte[] installation) {
    this.installation = installation.clone();
  }

  /** As the client keeps it: {@code whsec_} and 32 bytes in Base64. */
  String text(UUID secretId) {
    return "whsec_" + base64(key(secretId));
  }

  /** What Ed25519 signatures are verified with: {@code whpk_} and 32 bytes in Base64. */
  String publicKey(UUID secretId) {
    return "whpk_" + base64(Ed25519.publicKey(seed(secretId)));
  }

  /**
   * Signs as Standard Webhooks 1.0.0 has it, with each secret that is valid now.
   *
   * @param timestamp seconds since 1970
   * @return the header {@code webhook-signature}
   */
  String sign(Signing signing, String messageId, long timestamp, byte[] body) {
    byte[] start = (messageId + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    return signing.secretIds().stream()
        .map(secretId -> sign(signing.signature(), secretId, start, body))
        .collect(Collectors.joining(" "));
  }

  private String sign(Signature signature, UUID secretId, byte[] start, byte[] body) {
    return switch (signature) {
      case HMAC -> "v1," + base64(hmac(key(secretId), start, body));
      case ED25519 -> "v1a," + base64(Ed25519.sign(seed(secretId), start, body));
    };
  }

  private byte[] key(UUID secretId) {
    return derived("webhook:" + secretId);
  }

  private byte[] seed(UUID secretId) {
    return derived("webhook-ed25519:" + secretId);
  }

  private byte[] derived(String name) {
    return hmac(installation, name.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
