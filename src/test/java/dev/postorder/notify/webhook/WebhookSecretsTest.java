package dev.postorder.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebhookSecretsTest {
  private static final UUID OLD = UUID.fromString("7f3c2a52-2f1d-4e0b-9a53-0b8a3f1f6a01");
  private static final UUID NEW = UUID.fromString("c1b6a9a0-9c5e-4d57-8a3c-5f9e2d7b4c02");
  private static final byte[] BODY = "{\"type\":\"привет\"}".getBytes(StandardCharsets.UTF_8);

  private final WebhookSecrets secrets = new WebhookSecrets(new byte[32]);
  private final long now = Instant.now().getEpochSecond();

  private String sign(Signature signature, Optional<UUID> previous) {
    return secrets.sign(new Signing(signature, NEW, previous), "msg_1", now, BODY);
  }

  @Test
  void bothSecretsSignWhileThereAreTwo() throws Exception {
    String signed = sign(Signature.HMAC, Optional.of(OLD));
    assertThat(signed.split(" ")).hasSize(2).allMatch(one -> one.startsWith("v1,"));
    verify(NEW, signed);
    verify(OLD, signed);
    String later = sign(Signature.HMAC, Optional.empty());
    verify(NEW, later);
    assertThatThrownBy(() -> verify(OLD, later)).isInstanceOf(WebhookVerificationException.class);
  }

  private void verify(UUID secretId, String signed) throws Exception {
    Map<String, List<String>> headers =
        Map.of(
            "webhook-id", List.of("msg_1"),
            "webhook-timestamp", List.of(Long.toString(now)),
            "webhook-signature", List.of(signed));
    new Webhook(secrets.text(secretId))
        .verify(
            new String(BODY, StandardCharsets.UTF_8),
            HttpHeaders.of(headers, (name, value) -> true));
  }

  @Test
  void ed25519IsVerifiedWithThePublicKey() throws Exception {
    String[] signed = sign(Signature.ED25519, Optional.of(OLD)).split(" ");
    assertThat(signed).hasSize(2).allMatch(one -> one.startsWith("v1a,"));
    assertThat(verified(NEW, signed[0])).isTrue();
    assertThat(verified(OLD, signed[1])).isTrue();
    assertThat(verified(OLD, signed[0])).isFalse();
    assertThat(secrets.publicKey(NEW)).isNotEqualTo(secrets.text(NEW).replace("whsec", "whpk"));
  }

  private boolean verified(UUID secretId, String signed) throws Exception {
    String publicKey = secrets.publicKey(secretId);
    assertThat(publicKey).matches("whpk_[A-Za-z0-9+/]{43}=");
    var verifier = java.security.Signature.getInstance("Ed25519");
    verifier.initVerify(publicKey(Base64.getDecoder().decode(publicKey.substring(5))));
    verifier.update(("msg_1." + now + ".").getBytes(StandardCharsets.UTF_8));
    verifier.update(BODY);
    return verifier.verify(Base64.getDecoder().decode(signed.substring(4)));
  }

  /** RFC 8410: the key itself after a fixed beginning. */
  private static PublicKey publicKey(byte[] raw) throws Exception {
    byte[] start = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] encoded = new byte[start.length + raw.length];
    System.arraycopy(start, 0, encoded, 0, start.length);
    System.arraycopy(raw, 0, encoded, start.length, raw.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** RFC 8032, section 7.1: seed, public key, message, signature. */
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  })
  void ed25519IsThatOfTheRfc(String seed, String publicKey, String message, String signature) {
    HexFormat hex = HexFormat.of();
    byte[] given = hex.parseHex(seed);
    assertThat(hex.formatHex(Ed25519.publicKey(given))).isEqualTo(publicKey);
    assertThat(hex.formatHex(Ed25519.sign(given, hex.parseHex(message)))).isEqualTo(signature);
  }
}
