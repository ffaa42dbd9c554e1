package dev.postorder.freight.document;

import dev.postorder.document.OrderForm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The documents that v1/printable knows. Postorder makes out no bills and no invoices: those modes
 * are known, and have no form.
 */
enum PrintMode {
  BILL(Optional.empty(), "Счёт по заказу не выставлен"),
  ORDER(Optional.of(OrderForm.WAYBILL), "Накладная доступна после постановки заявки в обработку"),
  INVOICE(Optional.empty(), "Счёт-фактура по заказу не выставлена"),
  GIVEOUT(Optional.of(OrderForm.GIVEOUT), "Накладная на выдачу доступна после выдачи груза");

  /** The values of mode. */
  static final List<String> CODES = Arrays.stream(values()).map(PrintMode::code).toList();

  private final Optional<OrderForm> form;
  private final String unavailable;

  PrintMode(Optional<OrderForm> form, String unavailable) {
    this.form = form;
    this.unavailable = unavailable;
  }

  private String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  Optional<OrderForm> form() {
    return form;
  }

  /** Why an order has no such document, or not yet. */
  String unavailable() {
    return unavailable;
  }

  static Optional<PrintMode> of(String code) {
    return Arrays.stream(values()).filter(mode -> mode.code().equals(code)).findFirst();
  }
}
