package dev.postorder.platform.config;

import java.time.Duration;

/** The stream of what happens, and the queue of the carrier's transport system. */
public record Events(
    @Setting(initially = "7d", help = "How long events are kept that nobody waits for.")
        Duration retention,
    @Setting(
            initially = "90d",
            help =
                "How long what is queued for the carrier's transport system is kept without being"
                    + " acknowledged.")
        Duration queueRetention,
    @Setting(initially = "50", help = "How many event streams a node serves at a time.")
        int streams) {

  /** Checks them. */
  public Events {
    if (retention.compareTo(Duration.ofHours(1)) < 0) {
      throw new IllegalArgumentException("events.retention: at least 1h is expected");
    }
    if (queueRetention.compareTo(retention) < 0) {
      throw new IllegalArgumentException(
          "events.queue-retention: at least events.retention is expected");
    }
    if (streams < 0 || streams > 10_000) {
      throw new IllegalArgumentException("events.streams: 0 to 10000 is expected");
    }
  }
}
