package dev.postorder.console.access;

import io.nayuki.qrcodegen.QrCode;

/**
 * A text as a QR code (ISO/IEC 18004), to be drawn as one SVG path.
 *
 * @param size the length of a side in modules, the quiet zone included
 * @param path the dark modules, one square each
 */
public record QrPicture(int size, String path) {
  private static final int QUIET = 4;

  /** The picture of a text that has room in a QR code. */
  public static QrPicture of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new QrPicture(code.size + 2 * QUIET, path.toString());
  }
}
