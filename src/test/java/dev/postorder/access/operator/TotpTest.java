package dev.postorder.access.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {
  private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void theCodesAreThoseOfTheStandard(long seconds, String code) {
    assertThat(Totp.code(KEY, seconds / 30)).isEqualTo(code);
    assertThat(Totp.step(KEY, code, Instant.ofEpochSecond(seconds))).hasValue(seconds / 30);
  }

  /** RFC 4226, appendix D. */
  @ParameterizedTest
  @CsvSource({"0, 755224", "1, 287082", "2, 359152", "7, 162583", "9, 520489"})
  void countersAreThoseOfTheStandardToo(long counter, String code) {
    assertThat(Totp.code(KEY, counter)).isEqualTo(code);
  }

  @Test
  void aCodeIsGoodOneStepEarlyAndOneLate() {
    Instant middle = Instant.ofEpochSecond(1_234_567_890L).plusSeconds(15);
    String code = Totp.code(KEY, middle.getEpochSecond() / 30);
    for (int steps = -1; steps <= 1; steps++) {
      assertThat(Totp.step(KEY, code, middle.plus(Duration.ofSeconds(30L * steps))))
          .as("%d steps", steps)
          .hasValue(middle.getEpochSecond() / 30);
    }
    for (int steps : new int[] {-2, 2}) {
      assertThat(Totp.step(KEY, code, middle.plus(Duration.ofSeconds(30L * steps))))
          .isEqualTo(OptionalLong.empty());
    }
    assertThat(Totp.step(KEY, "", middle)).isEmpty();
    assertThat(Totp.step(KEY, "12345", middle)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "12345678901234567890, GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
    "Postorder is a serve, KBXXG5DPOJSGK4RANFZSAYJAONSXE5TF"
  })
  void secretsAreWrittenInBase32(String bytes, String base32) {
    assertThat(TotpSecrets.base32(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
    assertThat(TotpSecrets.base32(new byte[20])).isEqualTo("A".repeat(32));
  }
}
