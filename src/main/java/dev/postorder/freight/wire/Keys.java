package dev.postorder.freight.wire;

import java.util.Locale;

/**
 * How keys of bodies are compared: without regard to case and underscores. The original names some
 * parameters {@code produce_date} and others {@code produceDate}, and live clients mix them up.
 */
public final class Keys {
  private Keys() {}

  /** What keys that mean the same have in common. */
  public static String plain(String key) {
    return key.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** Whether two keys mean the same. */
  public static boolean same(String one, String other) {
    return one.equalsIgnoreCase(other) || plain(one).equals(plain(other));
  }
}
