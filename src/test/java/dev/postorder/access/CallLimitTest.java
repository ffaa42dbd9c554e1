package dev.postorder.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CallLimitTest {
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @Test
  void aMinutesCallsMayComeAtOnceAndThenOneAtATime() {
    var limit = new CallLimit(clock, 30);
    for (int i = 0; i < 30; i++) {
      assertThat(limit.count(1)).isEmpty();
    }
    assertThat(limit.count(1)).contains(Duration.ofSeconds(2));
    assertThat(limit.count(2)).isEmpty();

    now = now.plusSeconds(2);

    assertThat(limit.count(1)).isEmpty();
    assertThat(limit.count(1)).contains(Duration.ofSeconds(2));
  }

  @Test
  void zeroIsNoLimit() {
    var limit = new CallLimit(clock, 0);
    for (int i = 0; i < 10_000; i++) {
      assertThat(limit.count(1)).isEmpty();
    }
  }
}
