package dev.postorder.notify.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.notify.Event;
import dev.postorder.notify.template.Given;
import dev.postorder.notify.template.Kind;
import dev.postorder.notify.template.Links;
import dev.postorder.notify.template.Templates;
import dev.postorder.platform.config.Language;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The built-in SMS of every event in as few segments as docs/notifications.md says. */
class SmsSegmentsTest {
  /** The longest public URL for which that is promised: 31 characters. */
  private static final Links LINK =
      Links.to(URI.create("https://orders.my-cargo.example/track/" + "a_-4".repeat(8)));

  private static final Templates TEMPLATES = Given.builtIn();

  static Stream<String> events() {
    return Event.all().stream();
  }

  @ParameterizedTest
  @MethodSource("events")
  void inRussianTwoInEnglishOne(String event) {
    assertThat(sms(event, Language.RU).encoding()).isEqualTo(SmsText.Encoding.UCS2);
    assertThat(sms(event, Language.RU).count()).isLessThanOrEqualTo(2);
    assertThat(sms(event, Language.EN).encoding()).isEqualTo(SmsText.Encoding.GSM7);
    assertThat(sms(event, Language.EN).count()).isEqualTo(1);
  }

  private static SmsText sms(String event, Language language) {
    var data =
        JsonMapper.shared()
            .readTree("{\"orderNumber\":\"2600000000017\",\"sender\":{\"name\":\"ООО\"}}");
    return SmsText.of(TEMPLATES.render(event, Kind.SMS, language, data, LINK).text());
  }
}
