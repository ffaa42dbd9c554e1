package dev.postorder.document;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * A PDF as a reader sees it.
 *
 * @param text of all pages, runs of white space as one space
 * @param lines the same, read across columns
 * @param fonts of all pages
 * @param barcode what a scanner reads on the first page
 */
public record Pdf(
    String text,
    String lines,
    List<PDRectangle> pages,
    List<Font> fonts,
    String barcode,
    String title) {

  /** A font, and whether it travels with the document. */
  public record Font(String name, boolean embedded) {}

  /** Reads a PDF. */
  public static Pdf read(byte[] bytes) {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      var pages = new ArrayList<PDRectangle>();
      var fonts = new ArrayList<Font>();
      for (PDPage page : document.getPages()) {
        pages.add(page.getMediaBox());
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          fonts.add(new Font(font.getName(), font.isEmbedded()));
        }
      }
      return new Pdf(
          text(document, false),
          text(document, true),
          pages,
          fonts,
          barcode(new PDFRenderer(document).renderImageWithDPI(0, 200, ImageType.RGB)),
          document.getDocumentInformation().getTitle());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(PDDocument document, boolean across) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setSortByPosition(across);
    return stripper.getText(document).replaceAll("[\\s\\u00a0]+", " ");
  }

  private static String barcode(BufferedImage page) {
    int width = page.getWidth();
    int height = page.getHeight();
    int[] pixels = page.getRGB(0, 0, width, height, null, 0, width);
    var bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)))
            .crop(width / 2, 0, width / 2, height / 5);
    try {
      Result read = new Code128Reader().decode(bitmap);
      return read.getText();
    } catch (NotFoundException | com.google.zxing.FormatException e) {
      throw new AssertionError("no barcode on the page", e);
    }
  }
}
