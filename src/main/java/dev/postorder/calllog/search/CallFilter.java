package dev.postorder.calllog.search;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which calls are looked for. Several values of one key are alternatives, words of text are wanted
 * all; different keys are wanted together.
 */
public record CallFilter(List<Term> terms) {
  /** All calls. */
  public static final CallFilter ALL = new CallFilter(List.of());

  /** Copies the terms. */
  public CallFilter {
    terms = List.copyOf(terms);
  }

  /** The filter of one condition. */
  public static CallFilter of(Key key, String value) {
    return new CallFilter(List.of(Term.of(key, value)));
  }

  /** The values that are wanted of a key. */
  public List<String> wanted(Key key) {
    return values(key, false);
  }

  /** The values that are left out. */
  public List<String> unwanted(Key key) {
    return values(key, true);
  }

  /** Whether a key is named at all. */
  public boolean names(Key key) {
    return terms.stream().anyMatch(term -> term.key() == key);
  }

  /** Whether words of bodies are looked for, which is done within one day. */
  public boolean text() {
    return !wanted(Key.TEXT).isEmpty();
  }

  /** Whether it is about one session, order or person, so that all days may be looked through. */
  public boolean narrow() {
    return List.of(Key.SESSION, Key.ORDER, Key.USER).stream()
        .anyMatch(key -> !wanted(key).isEmpty());
  }

  /** As it is written in the search box. */
  @Override
  public String toString() {
    return terms.stream().map(Term::toString).collect(Collectors.joining(" "));
  }

  private List<String> values(Key key, boolean not) {
    return terms.stream()
        .filter(term -> term.key() == key && term.not() == not)
        .map(Term::value)
        .distinct()
        .toList();
  }
}
