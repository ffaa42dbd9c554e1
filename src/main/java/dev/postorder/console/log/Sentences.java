package dev.postorder.console.log;

import dev.postorder.calllog.search.Fault;
import dev.postorder.calllog.search.Key;
import dev.postorder.console.Words;
import java.util.Locale;

/** What is wrong with a search, in the words of the page. */
final class Sentences {
  private Sentences() {}

  static String of(Fault fault, Words words) {
    String key = "fault." + fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return words.say(key, fault.what(), Key.known());
  }
}
