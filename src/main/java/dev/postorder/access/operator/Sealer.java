package dev.postorder.access.operator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hides and authenticates what is kept or carried by others: AES-256-GCM with a random nonce of 12
 * bytes before the text.
 */
final class Sealer {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  /**
   * Seals with a key.
   *
   * @param secret 32 bytes
   */
  Sealer(byte[] secret) {
    this.key = new SecretKeySpec(secret, "AES");
  }

  /**
   * Seals a text.
   *
   * @param purpose what it is for; it opens for nothing else
   */
  byte[] seal(String purpose, byte[] plain) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(plain);
      byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, all, NONCE, sealed.length);
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /** What was sealed for this purpose; empty when it was not, or was changed. */
  Optional<byte[]> open(String purpose, byte[] sealed) {
    if (sealed.length < NONCE) {
      return Optional.empty();
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, purpose, Arrays.copyOf(sealed, NONCE));
      return Optional.of(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** As {@link #seal}, as text for forms and cookies. */
  String sealText(String purpose, String plain) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(seal(purpose, plain.getBytes(StandardCharsets.UTF_8)));
  }

  /** As {@link #open}, of such a text. */
  Optional<String> openText(String purpose, String sealed) {
    try {
      return open(purpose, Base64.getUrlDecoder().decode(sealed))
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
