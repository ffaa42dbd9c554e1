package dev.postorder.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {
  private static final WireTime MOSCOW = new WireTime(ZoneId.of("Europe/Moscow"));

  @Test
  void writesSevenFractionDigitsAndTheOffset() {
    assertThat(MOSCOW.format(Instant.parse("2020-10-20T20:31:35.7599467Z")))
        .isEqualTo("2020-10-20T23:31:35.7599467+03:00");
    assertThat(MOSCOW.format(Instant.parse("2020-10-20T20:31:35Z")))
        .isEqualTo("2020-10-20T23:31:35.0000000+03:00");
    assertThat(new WireTime(ZoneOffset.UTC).format(Instant.EPOCH))
        .isEqualTo("1970-01-01T00:00:00.0000000+00:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-31, 2026-12-30T21:00:00Z",
    "2026-12-31Z, 2026-12-31T00:00:00Z",
    "2026-12-31+05:00, 2026-12-30T19:00:00Z",
    "2026-12-31T10:00:00, 2026-12-31T07:00:00Z",
    "2026-12-31T10:00:00Z, 2026-12-31T10:00:00Z",
    "2026-12-31T10:00:00.1234567+03:00, 2026-12-31T07:00:00.123456700Z",
    "0001-01-01T00:00:00, 0000-12-31T21:29:43Z",
  })
  void readsADateTimeOrABareDate(String text, Instant instant) {
    assertThat(MOSCOW.parse(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "tomorrow", "31.12.2026", "2026-13-01", "2026-12-31 10:00", "2026-12-31T"})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> MOSCOW.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
