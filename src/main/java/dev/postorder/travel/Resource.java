package dev.postorder.travel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The files of this face. */
final class Resource {
  private Resource() {}

  /** The text of {@code /travel/<name>}; the jar has it, or the build is broken. */
  static String text(String name) {
    try (InputStream in = Resource.class.getResourceAsStream("/travel/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
