package dev.postorder.platform.config;

import java.util.Locale;

/** A language of texts. */
public enum Language {
  /** Russian. */
  RU,
  /** English. */
  EN;

  /** Its code in two small letters (ISO 639-1). */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language of a code that {@link #code} gave. */
  public static Language of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
