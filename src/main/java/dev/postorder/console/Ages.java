package dev.postorder.console;

import java.time.Duration;
import java.time.Instant;

/** How long something takes or has taken, in the one unit that tells it best. */
public final class Ages {
  private static final Duration SHORT = Duration.ofSeconds(90);
  private static final Duration HOURS = Duration.ofMinutes(90);
  private static final Duration DAYS = Duration.ofDays(2);

  private static final long SECONDS_OF_HOUR = 3600;

  private Ages() {}

  /** E.g. {@code 12 s}, {@code 7 min}, {@code 5 h}, {@code 3 d}. */
  public static String say(Duration age, Words words) {
    Duration shown = age.isNegative() ? Duration.ZERO : age;
    if (shown.compareTo(SHORT) < 0) {
      return words.say("age.seconds", shown.toSeconds());
    }
    boolean hours = shown.toSeconds() % SECONDS_OF_HOUR == 0;
    if (shown.compareTo(HOURS) < 0 && !hours) {
      return words.say("age.minutes", shown.toMinutes());
    }
    return shown.compareTo(DAYS) < 0
        ? words.say("age.hours", shown.toHours())
        : words.say("age.days", shown.toDays());
  }

  /** How long ago a time was. */
  public static String since(Instant then, Instant now, Words words) {
    return say(Duration.between(then, now), words);
  }
}
