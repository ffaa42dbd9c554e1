package dev.postorder.change;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A member that a change makes different. Members of objects are told one by one, lists as a whole.
 *
 * @param path the names that lead to it, e.g. {@code receiver, name}
 * @param before as it was; empty where nothing is known of it
 * @param after as it becomes; empty where it is given up
 */
public record Difference(List<String> path, Optional<JsonNode> before, Optional<JsonNode> after) {

  /** Where it is, as a JSON pointer (RFC 6901). */
  public String pointer() {
    var pointer = new StringBuilder();
    path.forEach(name -> pointer.append('/').append(name.replace("~", "~0").replace("/", "~1")));
    return pointer.toString();
  }

  /** What becomes different, in the order of what it becomes. */
  static List<Difference> between(JsonNode before, JsonNode after) {
    var found = new ArrayList<Difference>();
    compare(List.of(), Optional.of(before), Optional.of(after), found);
    return List.copyOf(found);
  }

  private static void compare(
      List<String> path,
      Optional<JsonNode> before,
      Optional<JsonNode> after,
      List<Difference> found) {
    Set<String> names = new LinkedHashSet<>();
    after.filter(JsonNode::isObject).ifPresent(node -> names.addAll(node.propertyNames()));
    before.filter(JsonNode::isObject).ifPresent(node -> names.addAll(node.propertyNames()));
    if (names.isEmpty()) {
      if (!before.filter(Difference::says).equals(after.filter(Difference::says))) {
        found.add(
            new Difference(path, before.filter(Difference::says), after.filter(Difference::says)));
      }
      return;
    }
    for (String name : names) {
      var longer = new ArrayList<>(path);
      longer.add(name);
      compare(List.copyOf(longer), member(before, name), member(after, name), found);
    }
  }

  private static Optional<JsonNode> member(Optional<JsonNode> node, String name) {
    return node.filter(JsonNode::isObject)
        .flatMap(object -> Optional.ofNullable(object.get(name)))
        .filter(value -> !value.isNull());
  }

  /** An empty list or object is as good as none. */
  private static boolean says(JsonNode node) {
    return !node.isContainer() || !node.isEmpty();
  }
}
