package dev.postorder.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.zip.CRC32C;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * Makes a PDF of well-formed XHTML. It loads nothing that the page points to: styles stand in the
 * page, the fonts are our own and are embedded, as far as they are used. The same page gives the
 * same bytes.
 */
final class Printer {
  private static final String FAMILY = "PT Sans";
  private static final String PRODUCER = "Postorder";

  private Printer() {}

  static {
    XRLog.setLoggingEnabled(false);
    FontMappers.set(new OwnFonts());
  }

  /**
   * Prints a page.
   *
   * @param xhtml the document, its root element being {@code <html>}
   * @param asOf the date in the PDF's properties: when what it tells became so
   */
  static byte[] print(String xhtml, Instant asOf) {
    var builder =
        new PdfRendererBuilder()
            .withHtmlContent(Glyphs.printable(xhtml), null)
            .withProducer(PRODUCER)
            .useUriResolver((base, uri) -> null)
            .useFont(
                () -> new ByteArrayInputStream(Fonts.REGULAR), FAMILY, 400, FontStyle.NORMAL, true)
            .useFont(
                () -> new ByteArrayInputStream(Fonts.BOLD), FAMILY, 700, FontStyle.NORMAL, true);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      return bytes(renderer.getPdfDocument(), asOf, seed(xhtml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(PDDocument document, Instant asOf, long seed) throws IOException {
    PDDocumentInformation about = document.getDocumentInformation();
    about.setCreationDate(GregorianCalendar.from(ZonedDateTime.ofInstant(asOf, ZoneOffset.UTC)));
    document.setDocumentId(seed);
    var out = new ByteArrayOutputStream(64 * 1024);
    document.save(out);
    return out.toByteArray();
  }

  private static long seed(String xhtml) {
    var sum = new CRC32C();
    sum.update(xhtml.getBytes(StandardCharsets.UTF_8));
    return sum.getValue();
  }
}
