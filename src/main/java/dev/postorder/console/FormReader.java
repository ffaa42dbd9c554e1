package dev.postorder.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the fields of a form that was sent, and collects what is wrong with them. */
public final class FormReader {
  private final Query typed;
  private final Words words;
  private final Map<String, String> faults = new LinkedHashMap<>();

  /** Faults are told in these words. */
  public FormReader(Query typed, Words words) {
    this.typed = typed;
    this.words = words;
  }

  /** A line of at most so many characters; empty where nothing stands, or a fault. */
  public Optional<String> text(String name, int max) {
    Optional<String> text = typed.get(name);
    if (text.isPresent() && text.get().length() > max) {
      fault(name, words.say("field.long", max));
      return Optional.empty();
    }
    if (text.isPresent() && text.get().chars().anyMatch(Character::isISOControl)) {
      fault(name, words.say("field.characters"));
      return Optional.empty();
    }
    return text;
  }

  /** As above, of a field that must be filled in; an empty text instead of a fault. */
  public String required(String name, int max) {
    Optional<String> text = text(name, max);
    if (typed.get(name).isEmpty()) {
      fault(name, words.say("field.required"));
    }
    return text.orElse("");
  }

  /**
   * A text that has to look like something.
   *
   * @param sentence what it has to look like, for who typed something else
   */
  public Optional<String> matching(String name, Predicate<String> fits, String sentence) {
    return parsed(name, text -> Optional.of(text).filter(fits), sentence);
  }

  /** A text that has a meaning. */
  public <T> Optional<T> parsed(String name, Function<String, Optional<T>> parse, String sentence) {
    Optional<String> text = typed.get(name);
    Optional<T> value = text.flatMap(parse);
    if (text.isPresent() && value.isEmpty()) {
      fault(name, sentence);
    }
    return value;
  }

  /** Whether a box is checked. */
  public boolean checked(String name) {
    return typed.get(name).isPresent();
  }

  /** Tells what else is wrong with a field; the first fault of a field counts. */
  public void fault(String name, String sentence) {
    faults.putIfAbsent(name, sentence);
  }

  /** Whether anything is wrong. */
  public boolean faulty() {
    return !faults.isEmpty();
  }

  /** The form as it was typed, with its faults. */
  public Form form() {
    return new Form(typed, faults);
  }
}
