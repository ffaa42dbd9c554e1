package dev.postorder.platform.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How notifications are formed and sent, on every channel. */
public record Notifications(
    @Setting(
            initially = "ru",
            help = "Language of letters and SMS where the customer has none: `ru` or `en`.")
        Language language,
    @Setting(
            help =
                "Directory of templates that replace built-in ones; `postorder templates` writes"
                    + " them out to be edited.")
        Optional<Path> templates,
    @Setting(
            initially = "30s",
            help =
                "How long a node holds what it is sending unless it says again that it does;"
                    + " then another node takes it over. `5s` to `10m`.")
        Duration lease,
    @Setting(
            initially = "256",
            help = "How many notifications of one channel a node has under way at most.")
        int inFlight,
    Schedules schedules) {
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Checks the limits. */
  public Notifications {
    if (lease.compareTo(SHORTEST) < 0 || lease.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("notifications.lease: 5s to 10m is expected");
    }
    if (inFlight < 1 || inFlight > 2000) {
      throw new IllegalArgumentException("notifications.in-flight: 1 to 2000 is expected");
    }
  }

  /** The pauses after failed attempts, each up to a tenth longer by chance. */
  public record Schedules(
      @Setting(
              initially = "1m, 5m, 30m, 2h, 5h, 10h, 24h",
              help = "Pauses before a letter is tried again; after the last one it has failed.")
          List<Duration> email,
      @Setting(
              initially = "30s, 2m, 10m, 1h, 4h, 12h",
              help = "Pauses before an SMS is tried again.")
          List<Duration> sms,
      @Setting(
              initially = "5s, 5m, 30m, 2h, 5h, 10h, 14h, 20h, 24h",
              help = "Pauses before an event of a back-office webhook is tried again.")
          List<Duration> webhook,
      @Setting(
              initially = "1m, 20m, 3h",
              help =
                  "Pauses before an event of a freight subscription is tried again; after the"
                      + " last one the subscription is switched off.")
          List<Duration> freight) {}
}
