package dev.postorder.access.operator;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that codes are made from. Each is derived from one secret of the installation and a
 * random id that the operator's row keeps, so that none is stored anywhere, as those of webhooks
 * are not (decision 11).
 */
public final class TotpSecrets {
  private static final String ALGORITHM = "HmacSHA256";

  /** As long as RFC 4226, section 4 wants it, and a whole number of Base32 digits. */
  private static final int BYTES = 20;

  private static final int DIGITS = BYTES * 8 / 5;
  private static final int RADIX = 32;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final byte[] installation;
  private final String issuer;

  /**
   * From the installation's secret of 32 bytes.
   *
   * @param issuer what authenticators call this installation; without a colon
   */
  public TotpSecrets(byte[] installation, String issuer) {
    this.installation = installation.clone();
    this.issuer = issuer;
  }

  /** The secret of an id. */
  byte[] key(UUID id) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(installation, ALGORITHM));
      byte[] derived = mac.doFinal(("totp:" + id).getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(derived, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** What an operator gives to his authenticator. */
  SecretOffer offer(UUID id, String name) {
    String secret = base32(key(id));
    String shown = encoded(issuer);
    return new SecretOffer(
        secret,
        "otpauth://totp/%s:%s?secret=%s&issuer=%s".formatted(shown, encoded(name), secret, shown));
  }

  /** Twenty bytes in the 32 digits of RFC 4648, section 6. */
  static String base32(byte[] bytes) {
    String number = new BigInteger(1, bytes).toString(RADIX);
    String digits = "0".repeat(DIGITS - number.length()) + number;
    return digits
        .chars()
        .map(digit -> BASE32.charAt(Character.digit(digit, RADIX)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
