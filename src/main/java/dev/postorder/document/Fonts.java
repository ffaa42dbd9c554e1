package dev.postorder.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** PT Sans (SIL Open Font License 1.1, its text stands beside it), read at the first print. */
final class Fonts {
  static final byte[] REGULAR = read("PTSans-Regular.ttf");
  static final byte[] BOLD = read("PTSans-Bold.ttf");

  private Fonts() {}

  private static byte[] read(String name) {
    try (InputStream in = Fonts.class.getResourceAsStream("font/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
