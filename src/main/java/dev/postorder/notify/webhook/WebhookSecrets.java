package dev.postorder.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that events are signed with. Each is derived from one secret of the installation and
 * the subscription's own random id, so that none is stored anywhere, in no backup and in no kept
 * answer, and another id is another secret (decision 11).
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
    return "whsec_" + Base64.getEncoder().encodeToString(key(secretId));
  }

  /**
   * Signs as Standard Webhooks 1.0.0 has it.
   *
   * @param timestamp seconds since 1970
   * @return the header {@code webhook-signature}
   */
  String sign(UUID secretId, String messageId, long timestamp, byte[] body) {
    byte[] start = (messageId + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    return "v1," + Base64.getEncoder().encodeToString(hmac(key(secretId), start, body));
  }

  private byte[] key(UUID secretId) {
    return hmac(installation, ("webhook:" + secretId).getBytes(StandardCharsets.UTF_8));
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
