package dev.postorder.platform.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size in bytes; written {@code 512B}, {@code 4kB} (1024 bytes each), {@code 1MB}. */
public record DataSize(int bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(B|kB|MB)");

  /**
   * Reads a size.
   *
   * @throws IllegalArgumentException if it is none, or more than 2 GB
   */
  public static DataSize parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a size like 512B, 4kB or 1MB is expected");
    }
    long unit =
        switch (matcher.group(2)) {
          case "kB" -> 1024;
          case "MB" -> 1024 * 1024;
          default -> 1;
        };
    long bytes = Long.parseLong(matcher.group(1)) * unit;
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a size below 2048MB is expected");
    }
    return new DataSize((int) bytes);
  }
}
