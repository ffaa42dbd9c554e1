package dev.postorder.notify.bounce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bounces as servers write them. */
public final class Eml {
  private Eml() {}

  /** One about a letter with this before the @ of its Message-ID. */
  public static byte[] of(String name, Object id) {
    try {
      return Files.readString(Path.of("src/test/resources/bounce", name + ".eml"))
          .replace("{ID}", id.toString())
          .replace("\n", "\r\n")
          .getBytes(StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
