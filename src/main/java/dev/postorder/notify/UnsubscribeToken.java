package dev.postorder.notify;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs whom a link unsubscribes: the customer, the channel and the recipient, and 128 bits of an
 * HMAC-SHA256 over them, in URL-safe Base64. It does not expire: a letter may be old when its
 * reader has had enough.
 */
final class UnsubscribeToken {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAC_BYTES = 16;
  private static final int LONGEST = 1000;
  private static final char END = '\n';

  private final SecretKeySpec key;

  /** Signs with 32 random bytes, the same on every node. */
  UnsubscribeToken(byte[] secret) {
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** Whom it is about. */
  record Subject(long customerId, String channel, String recipient) {}

  /** The same for the same subject. */
  String sign(Subject subject) {
    byte[] who = (subject.channel() + END + subject.recipient()).getBytes(StandardCharsets.UTF_8);
    byte[] signed =
        ByteBuffer.allocate(Long.BYTES + who.length).putLong(subject.customerId()).put(who).array();
    byte[] whole = Arrays.copyOf(mac(signed), MAC_BYTES + signed.length);
    System.arraycopy(signed, 0, whole, MAC_BYTES, signed.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** The subject of a token that we signed. */
  Optional<Subject> open(String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] whole = Base64.getUrlDecoder().decode(token);
      byte[] signed = Arrays.copyOfRange(whole, Math.min(MAC_BYTES, whole.length), whole.length);
      byte[] mac = Arrays.copyOf(whole, MAC_BYTES);
      return MessageDigest.isEqual(mac, mac(signed)) ? Optional.of(read(signed)) : Optional.empty();
    } catch (IllegalArgumentException | BufferUnderflowException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Subject read(byte[] signed) throws CharacterCodingException {
    ByteBuffer fields = ByteBuffer.wrap(signed);
    long customer = fields.getLong();
    String who = StandardCharsets.UTF_8.newDecoder().decode(fields).toString();
    int end = who.indexOf(END);
    return new Subject(customer, who.substring(0, end), who.substring(end + 1));
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
