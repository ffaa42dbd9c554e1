package dev.postorder.notify.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmsTextTest {

  /** What is repeated how often; how it is encoded, in how many segments, how long the first is. */
  @ParameterizedTest
  @CsvSource({
    "a, 1, GSM7, 1, 1",
    "a, 160, GSM7, 1, 160",
    "a, 161, GSM7, 2, 153",
    "a, 306, GSM7, 2, 153",
    "a, 307, GSM7, 3, 153",
    "@, 160, GSM7, 1, 160",
    "Ω, 160, GSM7, 1, 160",
    "€, 80, GSM7, 1, 80",
    "€, 81, GSM7, 2, 76",
    "€, 152, GSM7, 2, 76",
    "€, 153, GSM7, 3, 76",
    "[]|, 26, GSM7, 1, 78",
    "ç, 70, UCS2, 1, 70",
    "`, 1, UCS2, 1, 1",
    "я, 70, UCS2, 1, 70",
    "я, 71, UCS2, 2, 67",
    "я, 134, UCS2, 2, 67",
    "я, 135, UCS2, 3, 67",
    "№, 1, UCS2, 1, 1",
    "😀, 35, UCS2, 1, 70",
    "😀, 36, UCS2, 2, 66",
    "😀, 66, UCS2, 2, 66",
    "😀, 67, UCS2, 3, 66",
  })
  void theTable(String part, int times, SmsText.Encoding encoding, int segments, int first) {
    String text = part.repeat(times);
    SmsText sms = SmsText.of(text);

    assertThat(sms.encoding()).isEqualTo(encoding);
    assertThat(sms.count()).isEqualTo(segments);
    assertThat(sms.segments().getFirst()).hasSize(first);
    assertThat(String.join("", sms.segments())).isEqualTo(text);
  }

  @Test
  void noTextIsOneEmptySegment() {
    assertThat(SmsText.of("").segments()).containsExactly("");
  }

  @Test
  void anEscapeCharacterIsNoneOfTheAlphabet() {
    assertThat(SmsText.of("\u001B").encoding()).isEqualTo(SmsText.Encoding.UCS2);
  }

  @Test
  void octetsAreThoseOfTheStandard() {
    assertThat(SmsText.of("@£Hi_{€}\f").octets())
        .containsExactly(HexFormat.of().parseHex("00014869111B281B651B291B0A"));
    assertThat(SmsText.of("Я😀").octets())
        .containsExactly("Я😀".getBytes(StandardCharsets.UTF_16BE));
  }
}
