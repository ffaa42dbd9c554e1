package dev.postorder.console;

import java.util.List;
import java.util.Map;

/**
 * A form as a page shows it: what was typed, and what of it is wrong.
 *
 * @param faults sentences by the name of the field
 */
public record Form(Query typed, Map<String, String> faults) {
  /** A choice of a field. */
  public record Option(String value, String text) {}

  /** A form without faults. */
  public static Form of(Query typed) {
    return new Form(typed, Map.of());
  }

  /** A form that nobody has filled in yet. */
  public static Form empty() {
    return of(new Query(Map.of()));
  }

  /** What stands in a field. */
  public String value(String name) {
    return typed.get(name).orElse("");
  }

  /** Whether a box of this value is checked. */
  public boolean has(String name, String value) {
    return typed.all(name).contains(value);
  }

  /** What is wrong with a field; empty: nothing. */
  public String fault(String name) {
    return faults.getOrDefault(name, "");
  }

  /** Choices with the words {@code <prefix>.<value>}. */
  public static List<Option> options(Words words, String prefix, List<String> values) {
    return values.stream()
        .map(value -> new Option(value, words.say(prefix + "." + value)))
        .toList();
  }
}
