package dev.postorder.notify;

import dev.postorder.platform.database.StorableText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a notification is after an attempt.
 *
 * @param letter empty when it could not be rendered
 * @param outcome sent or failed; empty when there was no attempt
 */
record SendResult(
    Outgoing from,
    Optional<Letter> letter,
    String state,
    Instant nextAttemptAt,
    long durationMicros,
    Optional<String> outcome,
    String answer) {
  private static final Duration NOT_TRIED_PAUSE = Duration.ofMinutes(1);
  private static final int ANSWER_BYTES = 500;

  static SendResult of(
      Outgoing from,
      Optional<Letter> letter,
      Delivery delivery,
      RetrySchedule retries,
      Instant now) {
    return switch (delivery) {
      case Delivery.Sent(Duration took, String answer) ->
          new SendResult(from, letter, "sent", now, micros(took), Optional.of("sent"), cut(answer));
      case Delivery.Failed(Duration took, String answer, boolean permanent) -> {
        Optional<Instant> again =
            permanent ? Optional.empty() : retries.after(from.attempt()).map(now::plus);
        yield new SendResult(
            from,
            letter,
            again.isPresent() ? "queued" : "failed",
            again.orElse(now),
            micros(took),
            Optional.of("failed"),
            cut(answer));
      }
      case Delivery.NotTried() ->
          new SendResult(
              from, letter, "queued", now.plus(NOT_TRIED_PAUSE), 0, Optional.empty(), "");
    };
  }

  private static long micros(Duration took) {
    return TimeUnit.NANOSECONDS.toMicros(took.toNanos());
  }

  private static String cut(String answer) {
    return StorableText.of(answer, ANSWER_BYTES);
  }
}
