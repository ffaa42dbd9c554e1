package dev.postorder.calllog.search;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text that is looked for in bodies, as SQL: all its words, each from its beginning, in any order
 * for the index; what is more than one word must stand there as it is written.
 */
final class Words {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int PREFIX = 3;

  private Words() {}

  /** Whether the bodies of the call have it, which are read for that. */
  static String inBodies(List<String> texts, Function<Object, String> bind) {
    return "exists (select from call_exchange x where x.call_id = c.id and x.at = c.at and "
        + matches(texts, bind)
        + ")";
  }

  /** Whether the bodies in {@code x} have it, by the index of words. */
  static String indexed(List<String> texts, Function<Object, String> bind) {
    List<String> phrases = texts.stream().filter(text -> BETWEEN.matcher(text).find()).toList();
    return query(texts, bind) + (phrases.isEmpty() ? "" : " and " + written(phrases, bind));
  }

  /** Whether the bodies in {@code x} have it. */
  static String matches(List<String> texts, Function<Object, String> bind) {
    return written(texts, bind) + " and " + query(texts, bind);
  }

  /** What the index is asked: one {@code tsquery}. */
  static String query(List<String> texts, Function<Object, String> bind) {
    String query =
        texts.stream()
            .flatMap(text -> BETWEEN.splitAsStream(text))
            .filter(word -> !word.isEmpty())
            .distinct()
            .map(word -> "'" + word + "'" + (word.length() < PREFIX ? "" : ":*"))
            .collect(Collectors.joining(" & "));
    return "call_words(x.request, x.answer) @@ to_tsquery('simple', %s)"
        .formatted(bind.apply(query));
  }

  /**
   * What is compared as it is written: quick to refuse, so it is checked before words are parsed.
   */
  static String written(List<String> texts, Function<Object, String> bind) {
    return texts.stream()
        .map(text -> text.toLowerCase(Locale.ROOT))
        .map(bind)
        .map(
            text ->
                "(position(%1$s in lower(x.request)) > 0 or position(%1$s in lower(x.answer)) > 0)"
                    .formatted(text))
        .collect(Collectors.joining(" and "));
  }
}
