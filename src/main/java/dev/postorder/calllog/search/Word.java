package dev.postorder.calllog.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a search as it is written.
 *
 * @param key what stands before the colon; empty without one
 * @param value without its quotes
 * @param open whether it ends within a quote
 */
record Word(boolean not, String key, String value, boolean quoted, boolean open, String written) {

  /** The words of a text. */
  static List<Word> split(String text) {
    var words = new ArrayList<Word>();
    int position = 0;
    while (position < text.length()) {
      if (blank(text.charAt(position))) {
        position++;
      } else {
        Word word = read(text, position);
        words.add(word);
        position += word.written().length();
      }
    }
    return words;
  }

  private static Word read(String text, int start) {
    int position = start;
    boolean not = text.charAt(position) == '-' && next(text, position + 1);
    position += not ? 1 : 0;
    int colon = position;
    while (colon < text.length() && keyCharacter(text.charAt(colon))) {
      colon++;
    }
    boolean keyed = colon > position && colon < text.length() && text.charAt(colon) == ':';
    String key = keyed ? text.substring(position, colon) : "";
    position = keyed ? colon + 1 : position;
    boolean quoted = position < text.length() && text.charAt(position) == '"';
    return quoted
        ? quoted(text, start, position + 1, not, key)
        : plain(text, start, position, not, key);
  }

  private static Word plain(String text, int start, int from, boolean not, String key) {
    int end = from;
    while (end < text.length() && !blank(text.charAt(end))) {
      end++;
    }
    return new Word(not, key, text.substring(from, end), false, false, text.substring(start, end));
  }

  private static Word quoted(String text, int start, int from, boolean not, String key) {
    var value = new StringBuilder();
    int end = from;
    while (end < text.length() && text.charAt(end) != '"') {
      if (text.charAt(end) == '\\' && end + 1 < text.length()) {
        end++;
      }
      value.append(text.charAt(end));
      end++;
    }
    boolean open = end >= text.length();
    int after = open ? end : end + 1;
    return new Word(not, key, value.toString(), true, open, text.substring(start, after));
  }

  private static boolean next(String text, int position) {
    return position < text.length() && !blank(text.charAt(position));
  }

  private static boolean keyCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c);
  }
}
