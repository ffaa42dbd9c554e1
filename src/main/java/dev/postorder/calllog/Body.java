package dev.postorder.calllog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A body on its way into the log. A small one is held as it is and hashed by the writer; of a large
 * one only the head is held, so that the queue stays small.
 *
 * @param head the bytes held
 * @param size of the whole body
 * @param sha256 of the whole body; empty while the head is the whole
 */
record Body(byte[] head, int size, byte[] sha256) {
  private static final int HELD_WHOLE_BYTES = 65_536;
  private static final byte[] NOT_YET = {};

  static Body of(byte[] bytes) {
    return bytes.length <= HELD_WHOLE_BYTES
        ? new Body(bytes, bytes.length, NOT_YET)
        : new Body(Arrays.copyOf(bytes, HELD_WHOLE_BYTES), bytes.length, hash(bytes));
  }

  /** A body that went by: only its size is known, and its hash is that of nothing. */
  static Body unseen(long size) {
    return new Body(NOT_YET, Math.clamp(size, 0, Integer.MAX_VALUE), NOT_YET);
  }

  byte[] hash() {
    return sha256.length == 0 ? hash(head) : sha256;
  }

  boolean whole() {
    return head.length == size;
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
