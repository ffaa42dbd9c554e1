package dev.postorder.backoffice;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the fields of one JSON object and collects what is wrong with them. A field that is absent
 * or null is empty. After the last read {@link #end} refuses the call if anything was wrong, so
 * what a wrong field returned in the meantime is never used.
 */
final class Fields {
  private final ObjectNode object;
  private final String pointer;
  private final List<Fault> faults;

  private Fields(ObjectNode object, String pointer, List<Fault> faults) {
    this.object = object;
    this.pointer = pointer;
    this.faults = faults;
  }

  /** The fields of a whole body. */
  static Fields of(ObjectNode body) {
    return new Fields(body, "", new ArrayList<>());
  }

  /** Refuses the call with all faults that were found, if any. */
  void end() {
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
  }

  /** Keys beyond these are faults: a misspelt field must not be lost in silence. */
  Fields only(Set<String> known) {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        fault(name, "is not a known field; known are " + String.join(", ", known));
      }
    }
    return this;
  }

  void fault(String name, String detail) {
    faults.add(new Fault(pointer + "/" + JsonBody.escape(name), detail));
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** Reports the field as missing unless the value is there. */
  <T> T required(String name, Optional<T> value, Supplier<T> instead) {
    if (value.isEmpty() && !has(name)) {
      fault(name, "is required");
    }
    return value.orElseGet(instead);
  }

  /** A text of 1 to {@code max} characters, without the white space around it. */
  Optional<String> text(String name, int max) {
    Optional<JsonNode> node = node(name);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (!node.get().isString()) {
      fault(name, "must be a string");
      return Optional.empty();
    }
    String text = node.get().stringValue().strip();
    if (text.isEmpty() || text.length() > max) {
      fault(name, "must have 1 to " + max + " characters");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** A text that has a meaning; {@code expected} completes «must be …». */
  <T> Optional<T> parsed(String name, String expected, Function<String, Optional<T>> parse) {
    Optional<String> text = text(name, 1000);
    Optional<T> value = text.flatMap(parse);
    if (text.isPresent() && value.isEmpty()) {
      fault(name, "must be " + expected);
    }
    return value;
  }

  /** A date {@code YYYY-MM-DD}. */
  Optional<LocalDate> date(String name) {
    return parsed(name, "a date YYYY-MM-DD between 2000 and 2999", Fields::dateOf);
  }

  private static Optional<LocalDate> dateOf(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(date -> date.getYear() >= 2000 && date.getYear() < 3000);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A whole number from 1 to {@code max}. */
  Optional<Integer> positive(String name, int max) {
    return number(name, 1, max);
  }

  /** A whole number from {@code min} to {@code max}. */
  Optional<Integer> number(String name, int min, int max) {
    Optional<JsonNode> node = node(name);
    if (node.isPresent() && (!node.get().canConvertToInt() || !node.get().isIntegralNumber())) {
      fault(name, "must be a whole number");
      return Optional.empty();
    }
    Optional<Integer> value = node.map(JsonNode::intValue);
    if (value.isPresent() && (value.get() < min || value.get() > max)) {
      fault(name, "must be from " + min + " to " + max);
      return Optional.empty();
    }
    return value;
  }

  /** An id: a whole number from 1. */
  Optional<Long> id(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isPresent()
        && !(node.get().isIntegralNumber()
            && node.get().canConvertToLong()
            && node.get().longValue() > 0)) {
      fault(name, "must be an id: a whole number from 1");
      return Optional.empty();
    }
    return node.map(JsonNode::longValue);
  }

  /** A time with its offset, e.g. {@code 2026-12-01T09:30:00+03:00}. */
  Optional<Instant> time(String name) {
    return parsed(name, "a time, e.g. 2026-12-01T09:30:00+03:00", Parameters::timeOf);
  }

  boolean flag(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isPresent() && !node.get().isBoolean()) {
      fault(name, "must be true or false");
      return false;
    }
    return node.map(JsonNode::booleanValue).orElse(false);
  }

  /** An array of known words, each once; empty when it is absent. */
  Optional<List<String>> words(String name, List<String> known) {
    Optional<JsonNode> node = node(name);
    if (node.isPresent() && (!node.get().isArray() || node.get().isEmpty())) {
      fault(name, "must be an array of at least one string");
      return Optional.empty();
    }
    var words = new LinkedHashSet<String>();
    for (int i = 0; node.isPresent() && i < node.get().size(); i++) {
      JsonNode word = node.get().get(i);
      if (word.isString() && known.contains(word.stringValue())) {
        words.add(word.stringValue());
      } else {
        faults.add(
            new Fault(
                pointer + "/" + name + "/" + i, "must be one of " + String.join(", ", known)));
      }
    }
    return node.map(array -> List.copyOf(words));
  }

  /** An object as it stands; empty when it is absent. */
  Optional<ObjectNode> raw(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isPresent() && !node.get().isObject()) {
      fault(name, "must be an object");
      return Optional.empty();
    }
    return node.map(ObjectNode.class::cast);
  }

  /** The fields of an object; those of an empty one when it is absent or wrong. */
  Fields object(String name) {
    ObjectNode child = raw(name).orElseGet(JsonNodeFactory.instance::objectNode);
    return new Fields(child, pointer + "/" + JsonBody.escape(name), faults);
  }

  /** The objects of an array of at most {@code max}; none when it is absent. */
  List<Fields> objects(String name, int max) {
    Optional<JsonNode> node = node(name);
    var list = new ArrayList<Fields>();
    if (node.isPresent() && (!node.get().isArray() || node.get().size() > max)) {
      fault(name, "must be an array of at most " + max + " objects");
      return list;
    }
    for (int i = 0; node.isPresent() && i < node.get().size(); i++) {
      if (node.get().get(i) instanceof ObjectNode item) {
        list.add(new Fields(item, pointer + "/" + name + "/" + i, faults));
      } else {
        fault(name, "must be an array of objects");
      }
    }
    return list;
  }

  /** The fields beyond these, as they stand. */
  ObjectNode rest(Set<String> known) {
    return object.deepCopy().without(known);
  }

  private Optional<JsonNode> node(String name) {
    return object.hasNonNull(name) ? Optional.of(object.get(name)) : Optional.empty();
  }
}
