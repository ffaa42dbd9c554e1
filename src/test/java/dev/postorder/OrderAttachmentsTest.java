package dev.postorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.document.Pdf;
import dev.postorder.document.PrintShop;
import dev.postorder.notify.mail.Attachment;
import dev.postorder.order.OrderState;
import dev.postorder.platform.config.Language;
import dev.postorder.testing.Capabilities;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The papers that go with letters. */
class OrderAttachmentsTest {
  private final Capabilities to = new Capabilities();
  private final PrintShop shop = new PrintShop();
  private final OrderAttachments attachments = new OrderAttachments(to.jdbi, shop, ZoneOffset.UTC);

  @AfterEach
  void close() {
    shop.close();
    to.close();
  }

  @Test
  void theWaybillIsInTheLanguageOfTheLetterAndNamedByItsNumber() {
    int order = to.create(to.customer(), true, "Москва, Тверская, 1").requestId();
    to.move(order, OrderState.PICKUP, OrderState.RECEIVED, OrderState.INWAY, OrderState.FINISHED);
    String number = to.one("select order_number from orders", String.class);

    Attachment russian = attachments.completed(order, Language.RU).orElseThrow();
    assertThat(russian.name()).isEqualTo("Накладная " + number + ".pdf");
    assertThat(russian.plainName()).isEqualTo("Waybill-" + number + ".pdf");
    assertThat(russian.type()).isEqualTo("application/pdf");
    assertThat(Pdf.read(russian.bytes()).text()).contains("Накладная", number, "Заказ завершен");

    Attachment english = attachments.completed(order, Language.EN).orElseThrow();
    assertThat(english.name()).isEqualTo("Waybill " + number + ".pdf");
    assertThat(Pdf.read(english.bytes()).text()).contains("Waybill", number, "Completed");
  }

  @Test
  void whatHasNoWaybillHasNone() {
    int draft = to.create(to.customer(), false, "Москва, Тверская, 1").requestId();
    assertThat(attachments.completed(draft, Language.RU)).isEmpty();
    assertThat(attachments.completed(draft + 1, Language.RU)).isEmpty();
  }
}
