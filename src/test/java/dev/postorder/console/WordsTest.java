package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of the console are there in both languages, and all of them are said. */
final class WordsTest {
  private static final Path WORDS = Path.of("src/main/resources/dev/postorder/console/words");
  private static final Path JAVA = Path.of("src/main/java/dev/postorder/console");
  private static final Path TEMPLATES = Path.of("src/main/jte/console");
  private static final Pattern PLACE = Pattern.compile("\\{[0-9][^}]*}");
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
  private static final Pattern SENTENCE = Pattern.compile(">[^<>@$!{}]*\\p{L}{2,}[^<>@$!{}]*<");

  /** The file names without language and suffix. */
  static List<String> sections() {
    return files(WORDS, "_ru.properties").stream()
        .map(file -> file.getFileName().toString().replace("_ru.properties", ""))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sections")
  void everyWordIsThereInBothLanguages(String section) {
    Properties russian = words(section, "ru");
    Properties english = words(section, "en");
    assertThat(english.stringPropertyNames()).isEqualTo(russian.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(places(english.getProperty(key)))
          .as(key)
          .isEqualTo(places(russian.getProperty(key)));
      if (!key.equals("language.other")) {
        assertThat(english.getProperty(key)).as(key).isNotBlank().doesNotContainPattern(CYRILLIC);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sections")
  void everyWordIsSaid(String section) {
    String sources = sources();
    assertThat(words(section, "ru").stringPropertyNames())
        .filteredOn(key -> !said(sources, key))
        .isEmpty();
  }

  @Test
  void noTemplateHoldsASentenceOfItsOwn() {
    for (Path template : files(TEMPLATES, ".jte")) {
      String name = TEMPLATES.relativize(template).toString();
      if (name.contains("/")) {
        String text = read(template).replaceAll("(?s)<%--.*?--%>", "");
        assertThat(text).as(name).doesNotContainPattern(CYRILLIC).doesNotContainPattern(SENTENCE);
      }
    }
  }

  /** It stands in the source, or what stands before one of its dots does. */
  private static boolean said(String sources, String key) {
    if (sources.contains('"' + key + '"')) {
      return true;
    }
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      boolean before = sources.contains('"' + key.substring(0, dot + 1) + '"');
      boolean named = sources.contains('"' + key.substring(0, dot) + '"');
      boolean after = sources.contains('"' + key.substring(dot) + '"');
      boolean flash =
          key.startsWith("flash.")
              && sources.contains('"' + key.substring("flash.".length()) + '"');
      if (before || (named && after) || (named && options(sources, key, dot)) || flash) {
        return true;
      }
    }
    return false;
  }

  /** {@code Form.options(words, "state", …)} says all that begins with {@code state.}. */
  private static boolean options(String sources, String key, int dot) {
    return Pattern.compile(
            "options\\(\\s*[\\w.()]+,\\s*\"" + Pattern.quote(key.substring(0, dot)) + "\"")
        .matcher(sources)
        .find();
  }

  private static TreeSet<String> places(String text) {
    var places = new TreeSet<String>();
    PLACE.matcher(text).results().forEach(found -> places.add(found.group().substring(0, 2)));
    return places;
  }

  private static String sources() {
    return Stream.concat(files(JAVA, ".java").stream(), files(TEMPLATES, ".jte").stream())
        .map(WordsTest::read)
        .reduce("", String::concat);
  }

  private static Properties words(String section, String language) {
    var words = new Properties();
    try (var in =
        Files.newBufferedReader(
            WORDS.resolve(section + "_" + language + ".properties"), StandardCharsets.UTF_8)) {
      words.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private static List<Path> files(Path directory, String suffix) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
