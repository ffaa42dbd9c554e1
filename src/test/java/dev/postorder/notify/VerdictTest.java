package dev.postorder.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.platform.config.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What the other side did → what becomes of the notification. */
final class VerdictTest {
  private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
  private static final RetrySchedule SCHEDULE =
      new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)), () -> 0);

  /** Result, Retry-After in seconds, attempt of its schedule → state, seconds until, counted. */
  @ParameterizedTest
  @CsvSource({
    "Sent,        ,       1, sent,    0,     true,  false",
    "Sent,        ,       9, sent,    0,     true,  false",
    "Refused,     ,       1, queued,  5,     true,  false",
    "Refused,     ,       2, queued,  300,   true,  false",
    "Refused,     ,       3, failed,  0,     true,  true",
    "Refused,     60,     1, queued,  60,    true,  false",
    "Refused,     60,     2, queued,  300,   true,  false",
    "Refused,     60,     3, failed,  0,     true,  true",
    "Refused,     999999, 1, queued,  86400, true,  false",
    "Unreachable, ,       1, queued,  5,     true,  false",
    "Unreachable, 0,      1, queued,  5,     true,  false",
    "Unreachable, 400,    2, queued,  400,   true,  false",
    "Unreachable, ,       3, failed,  0,     true,  true",
    "Rejected,    ,       1, failed,  0,     true,  false",
    "Gone,        ,       1, failed,  0,     true,  false",
    "Dropped,     ,       1, dropped, 0,     true,  false",
    "NotTried,    7,      1, queued,  7,     false, false",
    "NotTried,    7,      3, queued,  7,     false, false",
  })
  void anAnswerDecides(
      String result,
      Long retryAfter,
      int round,
      String state,
      long seconds,
      boolean counts,
      boolean exhausted) {
    Result given = result(result, Optional.ofNullable(retryAfter).map(Duration::ofSeconds));
    Verdict verdict = Verdict.of(given, taken(round), SCHEDULE, NOW);

    assertThat(verdict.state().code()).isEqualTo(state);
    assertThat(Duration.between(NOW, verdict.nextAttemptAt())).hasSeconds(seconds);
    assertThat(verdict.counts()).isEqualTo(counts);
    assertThat(verdict.exhausted(given)).isEqualTo(exhausted);
  }

  private static Result result(String name, Optional<Duration> pause) {
    return switch (name) {
      case "Sent" -> new Result.Sent("ok");
      case "Refused" -> new Result.Refused("later", pause);
      case "Unreachable" -> new Result.Unreachable("away", pause);
      case "Rejected" -> new Result.Rejected("never");
      case "Gone" -> new Result.Gone("gone");
      case "Dropped" -> new Result.Dropped("off");
      default -> new Result.NotTried("stopping", pause.orElseThrow());
    };
  }

  private static Taken taken(int round) {
    return new Taken(
        1,
        1,
        1,
        Event.ORDER_COMPLETED,
        "receiver",
        "anna@example.org",
        "",
        Language.RU,
        "email",
        JsonMapper.shared().createObjectNode(),
        round + 10,
        round,
        NOW,
        UUID.randomUUID(),
        Optional.empty(),
        Optional.empty());
  }
}
