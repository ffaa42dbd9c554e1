package dev.postorder.backoffice;

import dev.postorder.access.CallLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Limits how much an API key calls on this node, and tells it on every answer, in the structured
 * headers RateLimit-Policy and RateLimit (draft-ietf-httpapi-ratelimit-headers).
 */
final class ApiLimit {
  private static final String POLICY = "RateLimit-Policy";
  private static final String LEFT = "RateLimit";

  private final CallLimit limit;
  private final int perMinute;

  /** Limits by this clock; 0 for any number. */
  ApiLimit(Clock clock, int perMinute) {
    this.limit = new CallLimit(clock, perMinute);
    this.perMinute = perMinute;
  }

  /**
   * Counts a call of a key; the headers that tell what is left, none where nothing is limited.
   *
   * @throws ProblemException it is one too many
   */
  Map<String, String> count(String key) {
    return limit.take(key).map(this::told).orElseGet(Map::of);
  }

  private Map<String, String> told(CallLimit.Quota quota) {
    String policy = "\"key\";q=%d;w=60".formatted(perMinute);
    String left = "\"key\";r=%d;t=%d".formatted(quota.remaining(), seconds(quota.full()));
    if (quota.pause().isPresent()) {
      long seconds = Math.max(1, seconds(quota.pause().get()));
      throw ProblemException.of(
              ProblemType.TOO_MANY_CALLS,
              "The key may make %d calls a minute; wait %d s".formatted(perMinute, seconds))
          .with("Retry-After", Long.toString(seconds))
          .with(POLICY, policy)
          .with(LEFT, left);
    }
    return Map.of(POLICY, policy, LEFT, left);
  }

  private static long seconds(Duration time) {
    return time.plusNanos(999_999_999).toSeconds();
  }
}
