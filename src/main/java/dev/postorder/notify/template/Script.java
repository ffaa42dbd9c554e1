package dev.postorder.notify.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file of words for letters: lines {@code key: text}, where {@code row: name | value} may stand
 * several times. A line that begins with a space goes on with the one above; {@code #} begins a
 * comment.
 */
final class Script {
  /** What a letter has of its own. */
  static final Set<String> OF_LETTER = Set.of("subject", "title", "lead");

  /** What the letters of a language have in common. */
  static final Set<String> IN_COMMON =
      Set.of("track", "automatic", "unsubscribe", "changes", "was");

  /** What a letter may have of its own, instead of what is common. */
  static final Set<String> IN_EITHER = Set.of("changes", "was", "preheader");

  private static final String ROW = "row";

  private final Map<String, Snippet> texts = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /** A line of the table of a letter. */
  record Row(Snippet name, Snippet value) {}

  private record Line(int number, String key, String text) {}

  private Script() {}

  /** Reads the file of one letter. */
  static Script ofLetter(String file, String source) {
    return read(file, source, OF_LETTER, IN_EITHER);
  }

  /** Reads the file of what letters have in common. */
  static Script inCommon(String file, String source) {
    return read(file, source, IN_COMMON, Set.of());
  }

  Optional<Snippet> text(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  List<Row> rows() {
    return rows;
  }

  private static Script read(
      String file, String source, Set<String> required, Set<String> optional) {
    var script = new Script();
    for (Line line : lines(file, source)) {
      if (line.key().equals(ROW)) {
        script.rows.add(row(file, line));
      } else if (!required.contains(line.key()) && !optional.contains(line.key())) {
        throw new TemplateException(file, line.number(), "'" + line.key() + "' is not known here");
      } else if (line.text().isEmpty()) {
        throw new TemplateException(file, line.number(), "a text is expected");
      } else {
        Snippet text = Snippet.plain(file, line.number(), line.text());
        if (script.texts.put(line.key(), text) != null) {
          throw new TemplateException(file, line.number(), "'" + line.key() + "' stands twice");
        }
      }
    }
    required.stream()
        .filter(key -> !script.texts.containsKey(key))
        .sorted()
        .findFirst()
        .ifPresent(
            key -> {
              throw new TemplateException(file, "'" + key + ":' is missing");
            });
    return script;
  }

  private static Row row(String file, Line line) {
    int bar = line.text().indexOf('|');
    if (bar < 1) {
      throw new TemplateException(file, line.number(), "'row: name | value' is expected");
    }
    return new Row(
        Snippet.plain(file, line.number(), line.text().substring(0, bar).strip()),
        Snippet.plain(file, line.number(), line.text().substring(bar + 1).strip()));
  }

  private static List<Line> lines(String file, String source) {
    var lines = new ArrayList<Line>();
    int number = 0;
    for (String text : source.lines().toList()) {
      number++;
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      boolean goesOn = Character.isWhitespace(text.charAt(0));
      int colon = text.indexOf(':');
      if (goesOn ? lines.isEmpty() : colon < 1) {
        throw new TemplateException(file, number, "'key: text' is expected");
      }
      if (goesOn) {
        Line above = lines.removeLast();
        lines.add(new Line(above.number(), above.key(), above.text() + " " + text.strip()));
      } else {
        lines.add(
            new Line(number, text.substring(0, colon).strip(), text.substring(colon + 1).strip()));
      }
    }
    return lines;
  }
}
