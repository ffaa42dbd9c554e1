package dev.postorder.notify.template;

import java.util.stream.Collectors;

/**
 * Plain text in lines of at most 76 characters, as far as its words allow: a link stays in one
 * piece. Items of a list go on indented; more than one empty line in a row become one.
 */
final class Wrapped {
  private static final int WIDTH = 76;
  private static final String ITEM = "- ";

  private Wrapped() {}

  static String text(String text) {
    return text.strip()
        .lines()
        .map(line -> wrap(line.strip()))
        .collect(Collectors.joining("\n", "", "\n"))
        .replaceAll("\n{3,}", "\n\n");
  }

  private static String wrap(String line) {
    String indent = line.startsWith(ITEM) ? " ".repeat(ITEM.length()) : "";
    var out = new StringBuilder(line.length() + 8);
    int column = 0;
    for (String word : line.split(" ", -1)) {
      int length = word.codePointCount(0, word.length());
      if (!out.isEmpty() && column + 1 + length > WIDTH) {
        out.append('\n').append(indent);
        column = indent.length();
      } else if (!out.isEmpty()) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += length;
    }
    return out.toString();
  }
}
