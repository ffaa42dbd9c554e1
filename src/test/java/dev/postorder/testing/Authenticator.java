package dev.postorder.testing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authenticator on somebody's phone (RFC 6238).
 *
 * @param secret in Base32, as it is typed
 */
public record Authenticator(String secret, Clock clock) {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** What it shows now. */
  public String code() {
    return code(0);
  }

  /** What it shows some steps of 30 s later, or earlier. */
  public String code(int steps) {
    long step = clock.instant().getEpochSecond() / 30 + steps;
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key(), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
      int at = hash[19] & 15;
      long number =
          new BigInteger(1, Arrays.copyOfRange(hash, at, at + 4)).clearBit(31).longValueExact();
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] key() {
    BigInteger number = BigInteger.ZERO;
    for (char digit : secret.replace(" ", "").toCharArray()) {
      number = number.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(digit)));
    }
    byte[] bytes = number.toByteArray();
    var key = new byte[20];
    int length = Math.min(bytes.length, key.length);
    System.arraycopy(bytes, bytes.length - length, key, key.length - length, length);
    return key;
  }
}
