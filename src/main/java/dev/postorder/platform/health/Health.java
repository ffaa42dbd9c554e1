package dev.postorder.platform.health;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a part of the server is.
 *
 * @param ready whether the server can do its work with the part as it is
 * @param details figures and words for the operator, by name; no secrets
 */
public record Health(boolean ready, Map<String, Object> details) {
  /** Keeps a sorted copy. */
  public Health {
    details = new TreeMap<>(details);
  }

  /** A part that does its work. */
  public static Health ready(Map<String, Object> details) {
    return new Health(true, details);
  }

  /** A part that does not, and why. */
  public static Health notReady(String reason) {
    return new Health(false, Map.of("reason", reason));
  }
}
