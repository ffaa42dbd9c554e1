package dev.postorder;

import dev.postorder.document.Documents;
import dev.postorder.document.OrderForm;
import dev.postorder.document.OrderPaper;
import dev.postorder.document.PrintShop;
import dev.postorder.document.Printed;
import dev.postorder.notify.mail.Attachment;
import dev.postorder.notify.mail.Attachments;
import dev.postorder.order.OrderView;
import dev.postorder.platform.config.Language;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The waybills of orders, as files for letters. */
final class OrderAttachments implements Attachments {
  private static final OrderForm FORM = OrderForm.WAYBILL;

  private final Jdbi jdbi;
  private final PrintShop shop;
  private final ZoneId zone;

  OrderAttachments(Jdbi jdbi, PrintShop shop, ZoneId zone) {
    this.jdbi = jdbi;
    this.shop = shop;
    this.zone = zone;
  }

  @Override
  public Optional<Attachment> completed(int requestId, Language language) {
    var documents = new Documents(jdbi, shop, new OrderPaper(language, zone));
    return switch (documents.print(requestId, FORM)) {
      case Printed.Pdf(byte[] bytes, OrderView order) ->
          Optional.of(attachment(order, language, bytes));
      case Printed.NotFound missing -> Optional.empty();
      case Printed.NotAvailable missing -> Optional.empty();
      case Printed.Busy busy -> Optional.empty();
    };
  }

  private static Attachment attachment(OrderView order, Language language, byte[] pdf) {
    String number = order.orderNumber().orElse(String.valueOf(order.requestId()));
    return new Attachment(
        FORM.title(language) + " " + number + ".pdf",
        FORM.title(Language.EN) + "-" + number + ".pdf",
        "application/pdf",
        pdf);
  }
}
