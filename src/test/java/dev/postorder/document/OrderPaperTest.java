package dev.postorder.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.order.OrderState;
import dev.postorder.platform.config.Language;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OrderPaperTest {
  private static PrintShop shop;

  @BeforeAll
  static void open() {
    shop = new PrintShop();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static byte[] print(Language language, OrderForm form, OrderState state) {
    var papers = new OrderPaper(language, ZoneId.of("Europe/Moscow"));
    return shop.print(papers.of(form, SampleOrder.in(state))).orElseThrow();
  }

  @Test
  void theWaybillTellsTheOrder() {
    Pdf pdf = Pdf.read(print(Language.RU, OrderForm.WAYBILL, OrderState.INWAY));
    assertThat(pdf.title()).isEqualTo("Накладная № 2600000000017 от 20.11.2026");
    assertThat(pdf.barcode()).isEqualTo("2600000000017");
    assertThat(pdf.text())
        .contains(
            "Накладная № 2600000000017 от 20.11.2026",
            "Оформлен 20.11.2026 12:15",
            "Состояние Груз в пути",
            "Мультизаявка 700010",
            "170100, Тверская обл, г Тверь",
            "проходную № 3",
            "Дата 24.11.2026",
            "Время 9:00–18:00",
            "Терминал 36",
            "Артёмов Фёдор Щукич",
            "паспорт •••• 3456",
            "+7 (962) 000-00-00 доб. 3567",
            "ООО <b>Ромашка</b> & Ёлочка",
            "Стройматериалы: плитка",
            "Вес, кг 1250,5",
            "1,2 × 0,8 × 1,6",
            "Объявл. ценность, ₽ 150 000,00",
            "безналичный расчёт")
        .doesNotContain("4509", "12 345", "#");
    assertThat(pdf.lines()).contains("№ 2600000000017 от 20.11.2026 · стр. 1 из 1");
  }

  @Test
  void englishHasItsOwnWords() {
    Pdf pdf = Pdf.read(print(Language.EN, OrderForm.GIVEOUT, OrderState.FINISHED));
    assertThat(pdf.text())
        .contains(
            "Delivery note No. 2600000000017 of 20.11.2026",
            "State Completed",
            "Cargo given out 23.11.2026 00:30",
            "Weight, kg 1250.5",
            "150 000.00",
            "bank transfer");
    assertThat(pdf.lines()).contains("page 1 of 1");
  }

  @Test
  void aDraftIsKnownByItsRequest() {
    Pdf pdf = Pdf.read(print(Language.RU, OrderForm.REQUEST, OrderState.DRAFT));
    assertThat(pdf.barcode()).isEqualTo("700001");
    assertThat(pdf.text()).contains("Заявка на перевозку груза № 700001", "Состояние Черновик");
  }

  @ParameterizedTest
  @EnumSource(OrderForm.class)
  void everyFormIsOnA4WithItsFontsAndTheSameEveryTime(OrderForm form) {
    byte[] bytes = print(Language.RU, form, OrderState.FINISHED);
    Pdf pdf = Pdf.read(bytes);
    assertThat(pdf.pages())
        .allSatisfy(
            page -> {
              assertThat(page.getWidth()).isBetween(595f, 596f);
              assertThat(page.getHeight()).isBetween(841f, 842f);
            });
    assertThat(pdf.fonts()).isNotEmpty().allMatch(Pdf.Font::embedded);
    assertThat(pdf.fonts()).allMatch(font -> font.name().contains("PTSans"));
    assertThat(print(Language.RU, form, OrderState.FINISHED)).isEqualTo(bytes);
    assertThat(bytes.length).isLessThan(100_000);
  }
}
