package dev.postorder.notify;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the links by which whoever got a letter sees where the order is. A link carries the order's
 * requestID, the hour it expires, and 128 bits of an HMAC-SHA256 over both.
 */
public final class TrackLinks {
  /** How long a link works. */
  public static final Duration VALID = Duration.ofDays(365);

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNED_BYTES = 8;
  private static final int MAC_BYTES = 16;

  private final SecretKeySpec key;
  private final Clock clock;

  /**
   * Signs with the given secret.
   *
   * @param secret at least 32 random bytes, the same on every node
   */
  public TrackLinks(byte[] secret, Clock clock) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("a secret of 32 bytes is expected");
    }
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.clock = clock;
  }

  /** What stands after {@code /track/}: 32 characters, the same for the same arguments. */
  public String sign(int requestId, Instant from) {
    int hour = (int) (from.plus(VALID).getEpochSecond() / 3600);
    byte[] signed = ByteBuffer.allocate(SIGNED_BYTES).putInt(requestId).putInt(hour).array();
    byte[] whole = Arrays.copyOf(signed, SIGNED_BYTES + MAC_BYTES);
    System.arraycopy(mac(signed), 0, whole, SIGNED_BYTES, MAC_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** The requestID of a link that we signed and that has not expired. */
  public OptionalInt open(String link) {
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(link);
    } catch (IllegalArgumentException e) {
      return OptionalInt.empty();
    }
    if (whole.length != SIGNED_BYTES + MAC_BYTES) {
      return OptionalInt.empty();
    }
    byte[] signed = Arrays.copyOf(whole, SIGNED_BYTES);
    byte[] mac = Arrays.copyOfRange(whole, SIGNED_BYTES, whole.length);
    ByteBuffer fields = ByteBuffer.wrap(signed);
    int requestId = fields.getInt();
    Instant expires = Instant.ofEpochSecond(fields.getInt() * 3600L);
    boolean valid = MessageDigest.isEqual(mac, mac(signed)) && clock.instant().isBefore(expires);
    return valid ? OptionalInt.of(requestId) : OptionalInt.empty();
  }

  private byte[] mac(byte[] signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(signed), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}
