package dev.postorder.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The members of a part of a scenario, and what is wrong with them. */
final class Members {
  private static final double MOST_STEPS = 100_000;

  private final ObjectNode object;
  private final String place;
  private final List<String> faults;

  Members(ObjectNode object, String place, List<String> faults) {
    this.object = object;
    this.place = place;
    this.faults = faults;
  }

  void fault(String name, String what) {
    faults.add(place + name + ": " + what);
  }

  /** Others than these are faults. */
  void only(String... known) {
    Set<String> names = Set.of(known);
    for (String name : object.propertyNames()) {
      if (!names.contains(name)) {
        fault(name, "is not known here");
      }
    }
  }

  List<String> names() {
    return List.copyOf(object.propertyNames());
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  Optional<String> text(String name) {
    JsonNode node = object.path(name);
    if (has(name) && (!node.isValueNode() || node.asString().isBlank())) {
      fault(name, "must be a text");
      return Optional.empty();
    }
    return has(name) ? Optional.of(node.asString().strip()) : Optional.empty();
  }

  boolean flag(String name) {
    JsonNode node = object.path(name);
    if (has(name) && !node.isBoolean()) {
      fault(name, "must be true or false");
    }
    return node.asBoolean(false);
  }

  double share(String name, double initially) {
    return number(name, initially, 0, 1);
  }

  double steps(String name, double initially) {
    return number(name, initially, 0, MOST_STEPS);
  }

  double number(String name, double initially, double least, double most) {
    if (!has(name)) {
      return initially;
    }
    JsonNode node = object.path(name);
    if (!node.isNumber() || node.doubleValue() < least || node.doubleValue() > most) {
      fault(name, "must be a number from %s to %s".formatted(plain(least), plain(most)));
      return initially;
    }
    return node.doubleValue();
  }

  private static String plain(double number) {
    return Long.toString(Math.round(number));
  }

  List<String> words(String name) {
    var words = new ArrayList<String>();
    JsonNode node = object.path(name);
    if (has(name) && !node.isArray()) {
      fault(name, "must be a list");
    }
    node.forEach(word -> words.add(word.asString("")));
    return words;
  }

  /** The members of a member; none where it is absent. */
  Members object(String name) {
    JsonNode node = object.path(name);
    if (has(name) && !node.isObject()) {
      fault(name, "must have members");
    }
    return new Members(
        node instanceof ObjectNode child ? child : JsonNodeFactory.instance.objectNode(),
        place + name + ".",
        faults);
  }

  /** The objects of a list; none where it is absent. */
  List<Members> list(String name) {
    var list = new ArrayList<Members>();
    JsonNode node = object.path(name);
    if (has(name) && !node.isArray()) {
      fault(name, "must be a list");
    }
    for (int i = 0; i < node.size(); i++) {
      if (node.path(i) instanceof ObjectNode item) {
        list.add(new Members(item, place + name + "[" + (i + 1) + "].", faults));
      } else {
        fault(name, "must be a list of members");
      }
    }
    return list;
  }
}
