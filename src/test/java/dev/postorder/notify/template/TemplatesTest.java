package dev.postorder.notify.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.notify.Event;
import dev.postorder.notify.Text;
import dev.postorder.platform.config.Language;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Every template, for every event, in every language, on both channels. */
class TemplatesTest {
  private static final Templates TEMPLATES = Given.builtIn();
  private static final String NASTY = "<script>alert('x')</script> & \"Ёлки\" 😀 {{orderNumber}}";
  private static final Links LINK =
      Links.to(URI.create("https://orders.example.com/track/a-b_c?x=1&y=2"));

  static Stream<Arguments> all() {
    return Event.all().stream()
        .flatMap(
            event ->
                Stream.of(Language.values())
                    .flatMap(
                        language ->
                            Stream.of(Kind.values())
                                .map(kind -> Arguments.of(event, kind, language))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSampleIsToldWithNothingLeftOver(String event, Kind kind, Language language) {
    Text text = TEMPLATES.preview(event, kind, language);
    String whole = text.subject() + "\n" + text.text() + "\n" + visible(text.html());
    assertThat(whole)
        .contains("2600000000017")
        .doesNotContain("{{", "}}", "null", "Optional", "|", " .", "::", "()");
    assertThat(text.text()).contains(Sample.LINKS.track().toString());
    if (kind == Kind.SMS) {
      assertThat(text.text()).doesNotContain("\n").isEqualTo(text.text().strip());
      assertThat(text.subject() + text.html()).isEmpty();
    } else {
      assertThat(text.subject()).contains("2600000000017").doesNotContain("\n");
      assertThat(text.html()).contains("href=\"" + Sample.LINKS.track() + "\"");
      assertThat(text.text().lines().filter(line -> !line.contains("https://")))
          .allMatch(line -> line.codePointCount(0, line.length()) <= 76);
      assertThat(text.text()).contains("\n" + Sample.LINKS.track() + "\n");
    }
    if (language == Language.EN) {
      assertThat(whole.replace("ООО «Быстрый груз»", "")).doesNotContainPattern("[А-Яа-яЁё]");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void valuesAreEscapedInHtmlAndNowhereElse(String event, Kind kind, Language language) {
    ObjectNode data = Sample.data(event, language);
    for (String role : new String[] {"sender", "receiver", "payer"}) {
      data.put(role, NASTY);
    }
    data.put("pickup", "a\r\nBcc: b\u202E\u0000").put("delivery", "д".repeat(5000));
    Text text = TEMPLATES.render(event, kind, language, data, LINK);
    assertThat(text.html()).doesNotContain("<script", "alert('x')");
    assertThat(text.text()).doesNotContain("\r", "\u202E", "\u0000").doesNotContain("&amp;");
    assertThat(text.text().length()).isLessThan(5000);
    if (kind == Kind.LETTER) {
      assertThat(text.text().replace('\n', ' ')).contains(NASTY).contains("a Bcc: b");
      assertThat(text.html())
          .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;Ёлки&quot; 😀")
          .contains("https://orders.example.com/track/a-b_c?x=1&amp;y=2");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsNotKnownGoesUnsaid(String event, Kind kind, Language language) {
    Text text = TEMPLATES.render(event, kind, language, Sample.bare(), LINK);
    assertThat(text.text()).contains("17").doesNotContain("null");
    assertThat(text.text().lines()).noneMatch(line -> line.endsWith(": ") || line.equals(":"));
    assertThat(text.html())
        .doesNotContain("unsubscribe")
        .doesNotContainPattern("class=\"value[^>]*></td>");
  }

  @Test
  void everyStateHasItsTitleInBothLanguages() {
    assertThat(sms("order_state.received_warehousing", Language.RU))
        .startsWith("Заказ 2600000000017: Груз принят к перевозке. Платное хранение. https://");
    assertThat(sms("order_state.received_warehousing", Language.EN))
        .startsWith("Order 2600000000017: Accepted for transport, paid storage. https://");
  }

  @Test
  void changesAreTitledAndATerminalIsTranslated() {
    ObjectNode data = Sample.data(Event.CHANGE_DECLINED, Language.EN).put("pickup", "терминал 36");
    Text text =
        TEMPLATES.render(Event.CHANGE_DECLINED, Kind.LETTER, Language.EN, data, Sample.LINKS);
    assertThat(text.text().replaceAll("\n+", " "))
        .contains("Request: Change of contact information ")
        .contains("Reason: the cargo is with the driver already ")
        .contains("From: terminal 36 ")
        .contains("- Receiver: contacts: Anna, Peter Romashkin (stays: Anna) ")
        .contains("- Receiver: phones: +7 (951) 000-00-00 ext. 12 (stays: +7 (952) 000-00-00)");
    assertThat(text.html()).contains("stays: +7 (952) 000-00-00");
  }

  @Test
  void theFilesAreListed() {
    assertThat(TEMPLATES.list())
        .contains(new Templates.Listed("sms/ru/order_completed.txt", false, Optional.empty()))
        .hasSize(BuiltIn.files().size());
    assertThat(TEMPLATES.health().details()).isEmpty();
  }

  private static String sms(String event, Language language) {
    return TEMPLATES.preview(event, Kind.SMS, language).text();
  }

  private static String visible(String html) {
    return html.replaceAll("(?s)<style>.*?</style>", "").replaceAll("(?s)<[^>]*>", "");
  }
}
