package dev.postorder.access.operator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that follow the time (RFC 6238), as every authenticator makes them: HMAC-SHA-1, six digits,
 * a new one each 30 seconds.
 */
final class Totp {
  private static final String ALGORITHM = "HmacSHA1";
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int CODES = 1_000_000;
  private static final int DRIFT = 1;

  private Totp() {}

  /** The time step that a code belongs to: the present one, or the one before or after it. */
  static OptionalLong step(byte[] key, String code, Instant now) {
    long present = Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    return LongStream.rangeClosed(present - DRIFT, present + DRIFT)
        .filter(
            step ->
                MessageDigest.isEqual(
                    code(key, step).getBytes(StandardCharsets.US_ASCII),
                    code.getBytes(StandardCharsets.US_ASCII)))
        .max();
  }

  /** The code of a time step, counted from 1970. */
  static String code(byte[] key, long step) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xF;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return "%06d".formatted(number % CODES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
