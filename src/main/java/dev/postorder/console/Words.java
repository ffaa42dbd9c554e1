package dev.postorder.console;

import dev.postorder.platform.config.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of the pages of one section in one language: {@code words/<section>_<language>} and,
 * for what all sections say, {@code words/common_<language>} (properties files in UTF-8).
 */
public final class Words {
  private static final Map<String, Words> KNOWN = new ConcurrentHashMap<>();

  private final Language language;
  private final Properties words = new Properties();

  private Words(String name, Language language) {
    this.language = language;
    read("common");
    read(name);
  }

  /** The words of a section's pages. */
  public static Words of(Section section, Language language) {
    return of(section.code(), language);
  }

  /** The words of the pages outside of the console. */
  public static Words outside(Language language) {
    return of("outside", language);
  }

  private static Words of(String name, Language language) {
    return KNOWN.computeIfAbsent(name + "_" + language.code(), key -> new Words(name, language));
  }

  /** The language they are in. */
  public Language language() {
    return language;
  }

  /** Whether anything is said under a key. */
  public boolean has(String key) {
    return words.containsKey(key);
  }

  /**
   * What is said under a key; {@code {0}}, {@code {1}} … stand for the values ({@link
   * MessageFormat}, so an apostrophe is doubled where there are values).
   *
   * @throws IllegalArgumentException nothing is
   */
  public String say(String key, Object... values) {
    String text = words.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no words for " + key + " in " + language.code());
    }
    return values.length == 0
        ? text
        : new MessageFormat(text, Locale.of(language.code())).format(values);
  }

  private void read(String name) {
    String file = "words/" + name + "_" + language.code() + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(file)) {
      if (in != null) {
        words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
