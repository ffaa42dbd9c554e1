package dev.postorder.calllog.search;

import java.util.Optional;
import java.util.UUID;

/**
 * Which part of what is found is asked for: the newest, or those beside a call that is known.
 *
 * @param before only calls older than this one
 * @param after only calls newer than this one, the oldest of them
 * @param limit how many at most
 */
public record CallPage(Optional<UUID> before, Optional<UUID> after, int limit) {
  /** The newest. */
  public static CallPage newest(int limit) {
    return new CallPage(Optional.empty(), Optional.empty(), limit);
  }

  /** Those older than a call. */
  public static CallPage before(UUID call, int limit) {
    return new CallPage(Optional.of(call), Optional.empty(), limit);
  }

  /** Those newer than a call. */
  public static CallPage after(UUID call, int limit) {
    return new CallPage(Optional.empty(), Optional.of(call), limit);
  }
}
