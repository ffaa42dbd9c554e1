package dev.postorder.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** Random secrets and names, and the hashes under which secrets are stored. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LETTERS_AND_DIGITS = LETTERS + "0123456789";
  private static final String EASILY_TYPED = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int RECOVERY_LENGTH = 16;
  private static final int TRAIL_LENGTH = 12;
  private static final String TOKEN_PREFIX = "dl-api-";
  private static final int TOKEN_LENGTH = 40;

  private Secrets() {}

  /** SHA-256 of a text's UTF-8 bytes: how sessions, tokens, appkeys and API keys are stored. */
  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * A UUID-shaped secret of 128 random bits, lower case: sessionID, TokenValue, appkey, API key.
   */
  public static String random() {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    var buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong()).toString();
  }

  /**
   * A personal access token: {@code dl-api-} and 40 of A–Z, a–z and 0–9, which is 238 random bits.
   */
  public static String personalToken() {
    return TOKEN_PREFIX + of(LETTERS_AND_DIGITS + LETTERS.toLowerCase(Locale.ROOT), TOKEN_LENGTH);
  }

  /**
   * A recovery code: 16 small letters and digits that are not taken for each other, which is 80
   * random bits.
   */
  public static String recoveryCode() {
    return of(EASILY_TYPED, RECOVERY_LENGTH);
  }

  /**
   * A session's name in the call log: 12 characters, first A–Z, rest A–Z0–9 (travel specification,
   * section 3).
   */
  public static String trail() {
    return of(LETTERS, 1) + of(LETTERS_AND_DIGITS, TRAIL_LENGTH - 1);
  }

  private static String of(String alphabet, int length) {
    return RANDOM
        .ints(length, 0, alphabet.length())
        .mapToObj(index -> alphabet.substring(index, index + 1))
        .collect(Collectors.joining());
  }
}
