package dev.postorder.notify.webhook;

import dev.postorder.platform.outgoing.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an event is after an attempt: sent on any 2xx; else tried again after 1 min, 20 min and 3 h,
 * and then failed, which switches its subscription off, as 410 does at once.
 *
 * @param state of the notification: sent, queued or failed
 * @param nextAttemptAt when it is tried again
 * @param restUntil nothing else is sent to the subscription before, for its host does not answer
 * @param off whether the subscription is to be switched off
 * @param answer what is to be read of it in the log
 */
record EventResult(
    String state,
    Instant nextAttemptAt,
    Optional<Instant> restUntil,
    boolean off,
    Duration took,
    String answer) {
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(20), Duration.ofHours(3));
  private static final int GONE = 410;

  static EventResult of(Exchange exchange, int attempt, Duration took, Instant now) {
    return switch (exchange) {
      case Exchange.Answered answer when answer.good() ->
          new EventResult("sent", now, Optional.empty(), false, took, answer.text());
      case Exchange.Answered(int status, String text, var retryAfter) when status == GONE ->
          last(took, now, text);
      case Exchange.Answered(int status, String text, var retryAfter) ->
          again(attempt)
              .map(now::plus)
              .map(at -> new EventResult("queued", at, Optional.empty(), false, took, text))
              .orElseGet(() -> last(took, now, text));
      case Exchange.NotAnswered(String why) ->
          again(attempt)
              .map(now::plus)
              .map(at -> new EventResult("queued", at, Optional.of(at), false, took, why))
              .orElseGet(() -> last(took, now, why));
    };
  }

  /** Not to be sent any more, which is not the host's doing. */
  static EventResult dropped(Instant now, String why) {
    return new EventResult("failed", now, Optional.empty(), false, Duration.ZERO, why);
  }

  private static EventResult last(Duration took, Instant now, String answer) {
    return new EventResult("failed", now, Optional.empty(), true, took, answer);
  }

  private static Optional<Duration> again(int attempt) {
    return attempt <= PAUSES.size() ? Optional.of(PAUSES.get(attempt - 1)) : Optional.empty();
  }
}
