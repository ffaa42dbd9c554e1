package dev.postorder.platform.ids;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * UUIDs of version 7 (RFC 9562, section 5.7): later ones sort after earlier ones, so that they
 * enter an index at its end. They tell when they were made and are no secret.
 */
public final class TimeOrderedId {
  private static final int MILLI_NANOS = 1_000_000;

  private TimeOrderedId() {}

  /** A new id; 48 bits of milliseconds, 12 bits of the millisecond's fraction, 62 random bits. */
  public static UUID at(Instant now) {
    long nanos = now.getLong(ChronoField.NANO_OF_SECOND) % MILLI_NANOS;
    long fraction = nanos * 4096L / MILLI_NANOS;
    long high = now.toEpochMilli() << 16 | 0x7000L | fraction;
    long low = ThreadLocalRandom.current().nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** Sorts before every id made in this millisecond or later, and after every earlier one. */
  public static UUID first(Instant time) {
    return new UUID(time.toEpochMilli() << 16, 0);
  }

  /** The millisecond in which a version 7 id was made; meaningless for another version. */
  public static Instant time(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}
