package dev.postorder.addressbook;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The words that a counteragent is searched by. */
final class Words {
  private static final int LONGEST = 100;
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Words() {}

  /** Each word once, longest first. */
  static List<String> of(String text) {
    return Arrays.stream(BETWEEN.split(BookKey.plain(text), -1))
        .filter(word -> !word.isEmpty())
        .map(Words::cut)
        .distinct()
        .sorted((one, other) -> Integer.compare(other.length(), one.length()))
        .toList();
  }

  private static String cut(String word) {
    return word.codePointCount(0, word.length()) <= LONGEST
        ? word
        : word.substring(0, word.offsetByCodePoints(0, LONGEST));
  }
}
