package dev.postorder.freight.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;
import dev.postorder.change.ChangeView;
import dev.postorder.document.Pdf;
import dev.postorder.document.PrintShop;
import dev.postorder.document.SampleOrder;
import dev.postorder.freight.page.HistoryPages;
import dev.postorder.freight.page.SampleChanges;
import dev.postorder.order.OrderState;
import dev.postorder.platform.config.Language;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class ChangePapersTest {
  private static final URI URL = URI.create("https://api.dellin.test");
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
  private static final Instant AT = Instant.parse("2020-03-26T04:25:25Z");

  private static PrintShop shop;

  @BeforeAll
  static void open() {
    shop = new PrintShop();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static Pdf print(Language language, ChangeType type, JsonNode said) {
    var papers = new ChangePapers(language, MOSCOW, new HistoryPages(URL, MOSCOW, language));
    var change =
        new ChangeView(
            7,
            type,
            ChangeStatus.FAILED,
            new UUID(1, 1),
            "ООО «Ромашка»",
            700001,
            Optional.of("2600000000017"),
            Optional.empty(),
            new UUID(2, 2),
            Optional.empty(),
            AT,
            Optional.of(AT),
            Optional.of("operator"),
            Optional.empty(),
            Optional.of("отказ №\u202f1: <i>нет ₽</i>"),
            said.get("before"),
            said.get("after"));
    return Pdf.read(shop.print(papers.of(change, SampleOrder.in(OrderState.INWAY))).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(ChangeType.class)
  void everyTypeIsPrintedWhole(ChangeType type) {
    Pdf pdf = print(Language.RU, type, SampleChanges.of(type));
    assertThat(pdf.barcode()).isEqualTo("2600000000017");
    assertThat(pdf.fonts()).isNotEmpty().allMatch(Pdf.Font::embedded);
    assertThat(pdf.title()).isEqualTo(type.title() + " к заказу № 2600000000017 от 20.11.2026");
    assertThat(pdf.text())
        .contains("В запросе отказано: отказ № 1: <i>нет ₽</i>", "Артёмов Фёдор Щукич")
        .doesNotContain("operator", "4509", "#");
    leaves(SampleChanges.of(type).get("after"), pdf.text());
  }

  /** Every name and number of a change stands on its paper. */
  private static void leaves(JsonNode after, String text) {
    ObjectNode said = (ObjectNode) after.deepCopy();
    said.remove("details"); // the place as the client wrote it
    for (String key : new String[] {"name", "inn", "number", "address", "time"}) {
      for (String value : said.findValuesAsString(key)) {
        if (!value.equals("123456") && !value.equals("7712345678") && !value.isEmpty()) {
          assertThat(text).contains(value);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ChangeType.class)
  void entriesThatSayLittleArePrintedToo(ChangeType type) {
    JsonNode little =
        JsonMapper.shared()
            .readTree(
                """
                {"before":{},"after":{"name":"ООО Новый","address":"Тверь","date":"2020-04-01"}}
                """);
    Pdf pdf = print(Language.EN, type, little);
    assertThat(pdf.text()).contains("Request declined", "for order No. 2600000000017");
    assertThat(pdf.pages()).hasSize(1);
  }
}
