package dev.postorder.document;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the links that open a document without a session. A link carries what it opens, the minute
 * it expires, and 128 bits of an HMAC-SHA256 over both. Of a link that we did not sign nothing is
 * told, not even whether it has expired.
 */
public final class DocumentLinks {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNED_BYTES = 1 + Integer.BYTES + Long.BYTES + Integer.BYTES;
  private static final int MAC_BYTES = 16;
  private static final byte CHANGE = 0;

  private final SecretKeySpec key;
  private final Clock clock;
  private final Duration lifetime;

  /**
   * Signs with the given secret.
   *
   * @param secret at least 32 random bytes, the same on every node
   * @param lifetime how long a link works, in whole minutes rounded up
   */
  public DocumentLinks(byte[] secret, Clock clock, Duration lifetime) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("a secret of 32 bytes is expected");
    }
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /** What a link opens. */
  public sealed interface Target {
    /** A form of an order. */
    record Order(int requestId, OrderForm form) implements Target {}

    /** The paper of a change. */
    record Change(int requestId, long changeId) implements Target {}
  }

  /** What a link turns out to be. */
  public sealed interface Opened {
    /** One of ours, in its time. */
    record Valid(Target target) implements Opened {}

    /** One of ours, past its time. */
    record Expired() implements Opened {}

    /** None of ours. */
    record Unknown() implements Opened {}
  }

  /** Whether links are made at all. */
  public boolean made() {
    return lifetime.isPositive();
  }

  /** What stands after {@code /documents/}: 44 characters that need no escaping. */
  public String sign(Target target) {
    long end = clock.instant().plus(lifetime).getEpochSecond();
    byte[] signed =
        switch (target) {
          case Target.Order(int requestId, OrderForm form) ->
              signed(form.mark(), requestId, 0, end);
          case Target.Change(int requestId, long changeId) ->
              signed(CHANGE, requestId, changeId, end);
        };
    byte[] whole = Arrays.copyOf(signed, SIGNED_BYTES + MAC_BYTES);
    System.arraycopy(mac(signed), 0, whole, SIGNED_BYTES, MAC_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  private static byte[] signed(byte kind, int requestId, long changeId, long end) {
    return ByteBuffer.allocate(SIGNED_BYTES)
        .put(kind)
        .putInt(requestId)
        .putLong(changeId)
        .putInt((int) Math.ceilDiv(end, 60L))
        .array();
  }

  /** What a link opens, if it does. */
  public Opened open(String link) {
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(link);
    } catch (IllegalArgumentException e) {
      return new Opened.Unknown();
    }
    if (whole.length != SIGNED_BYTES + MAC_BYTES) {
      return new Opened.Unknown();
    }
    byte[] signed = Arrays.copyOf(whole, SIGNED_BYTES);
    byte[] mac = Arrays.copyOfRange(whole, SIGNED_BYTES, whole.length);
    if (!MessageDigest.isEqual(mac, mac(signed))) {
      return new Opened.Unknown();
    }
    ByteBuffer fields = ByteBuffer.wrap(signed);
    byte kind = fields.get();
    int requestId = fields.getInt();
    long changeId = fields.getLong();
    if (clock.instant().getEpochSecond() >= fields.getInt() * 60L) {
      return new Opened.Expired();
    }
    return new Opened.Valid(
        OrderForm.of(kind)
            .<Target>map(form -> new Target.Order(requestId, form))
            .orElseGet(() -> new Target.Change(requestId, changeId)));
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
