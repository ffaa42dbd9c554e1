package dev.postorder.console.order;

import dev.postorder.console.Html;
import dev.postorder.console.Visit;
import dev.postorder.document.PrintShop;
import dev.postorder.document.Printed;
import dev.postorder.platform.http.Response;

/** Papers as answers. */
final class PdfAnswer {
  private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

  private PdfAnswer() {}

  static Response of(Visit visit, Printed printed, String what) {
    return switch (printed) {
      case Printed.Pdf pdf ->
          pdf(
              pdf.bytes(),
              pdf.order().orderNumber().orElse(String.valueOf(pdf.order().requestId()))
                  + "-"
                  + what);
      case Printed.NotFound() -> visit.notFound();
      case Printed.NotAvailable gone -> visit.notFound();
      case Printed.Busy() -> busy(visit);
    };
  }

  static Response pdf(byte[] bytes, String name) {
    return Html.guarded(Response.of(200, "application/pdf", bytes), POLICY)
        .with("Content-Disposition", "inline; filename=\"" + name + ".pdf\"");
  }

  static Response busy(Visit visit) {
    return visit
        .sentence(503, "busy")
        .with("Retry-After", Long.toString(PrintShop.RETRY_AFTER.toSeconds()));
  }
}
