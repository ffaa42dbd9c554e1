package dev.postorder.freight.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;
import dev.postorder.change.HistoryEntry;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.xml.Xml;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

final class HistoryPagesTest {
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
  private static final HistoryPages PAGES = pages(Language.RU);

  @Test
  void changeOfReceiverIsThePageOfTheSeed() throws IOException {
    String page =
        html(ChangeType.RECEIVER_CHANGE, ChangeStatus.SUCCESS, "{\"name\":\"РОМАШКИН\"}", "");
    assertThat(page)
        .isEqualTo(
            Files.readString(
                Path.of("src/test/resources/golden/freight/v3/orders/history/page.html")));
  }

  @Test
  void contactsHaveTheirBlocks() {
    String page =
        html(
            ChangeType.CONTACT_INFO_CHANGE,
            ChangeStatus.SUCCESS,
            """
            {"sender":{"contacts":[{"name":"Анна"},{"name":"Пётр"}]},
             "receiver":{"phones":[{"number":"79620000000","ext":"3567"},{"number":"79510000000","ext":""}]}}
            """,
            "");
    assertThat(page)
        .containsSubsequence(
            "<div class=\"contact-info-section\">",
            "<p class=\"section-name\">Отправитель</p>",
            "<p class=\"contact-list contact-icon\"><b>Анна</b><br><b>Пётр</b></p>",
            "<div class=\"contact-info-section\">",
            "<p class=\"section-name\">Получатель</p>",
            "<p class=\"phone-list phone-icon\"><b>79620000000</b> доб."
                + " 3567<br><b>79510000000</b></p>");
  }

  @Test
  void declinedChangeTellsTheReason() {
    assertThat(html(ChangeType.PAYMENT_ORDER_CHANGE, ChangeStatus.FAILED, "{}", "нет оплаты"))
        .contains("<p class=\"status fail\">В запросе отказано: нет оплаты</p>");
    assertThat(html(ChangeType.PAYER_CHANGE, ChangeStatus.IN_PROGRESS, "{\"name\":\"А\"}", ""))
        .contains("<p class=\"status inprogress\">Запрос на рассмотрении</p>");
  }

  @Test
  void valuesAreEscaped() {
    String page =
        html(
            ChangeType.RECEIVER_CHANGE,
            ChangeStatus.FAILED,
            "{\"name\":\"<script>&\\\"\"}",
            "<b>&</b>");
    assertThat(page)
        .contains("<b>&lt;script&gt;&amp;&quot;</b>")
        .contains("отказано: &lt;b&gt;&amp;&lt;/b&gt;");
  }

  @Test
  void englishHasItsOwnWords() {
    HistoryEntry entry =
        entry(
            ChangeType.GIVEOUT_SUSPENSION_CHANGE,
            ChangeStatus.SUCCESS,
            "{\"date\":\"2020-04-01\"}",
            "");
    assertThat(pages(Language.EN).page(entry).html())
        .contains("<h1>Suspension of cargo release</h1>")
        .contains("<p class=\"date\">of 26.03.2020</p>")
        .contains("from <b>01.04.2020</b>")
        .contains("Request approved");
  }

  @ParameterizedTest
  @EnumSource(ChangeType.class)
  void everyTypeIsWellFormedXmlAndSaysSomething(ChangeType type) throws XMLStreamException {
    String after =
        """
        {"name":"А & Б","address":"Тверь","date":"2020-04-01","time":"10:00-18:00",
         "sender":{"contacts":[{"name":"Анна"}],"phones":[{"number":"79620000000","ext":"1"}]}}
        """;
    for (Language language : Language.values()) {
      String xml = pages(language).page(entry(type, ChangeStatus.FAILED, after, "нет")).xml();
      XMLStreamReader reader = Xml.read(xml.getBytes(StandardCharsets.UTF_8), Optional.empty());
      int paragraphs = 0;
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("p")) {
          paragraphs++;
        }
      }
      assertThat(paragraphs).isGreaterThanOrEqualTo(3);
    }
  }

  private static HistoryPages pages(Language language) {
    return new HistoryPages(URI.create("https://api.dellin.test"), MOSCOW, language);
  }

  private static String html(ChangeType type, ChangeStatus status, String after, String reason) {
    return PAGES.page(entry(type, status, after, reason)).html();
  }

  private static HistoryEntry entry(
      ChangeType type, ChangeStatus status, String after, String reason) {
    JsonMapper json = JsonMapper.shared();
    return new HistoryEntry(
        1,
        type,
        status,
        Instant.parse("2020-03-26T04:25:25Z"),
        "{}",
        json.readTree(after),
        Optional.of(reason).filter(text -> !text.isEmpty()));
  }
}
