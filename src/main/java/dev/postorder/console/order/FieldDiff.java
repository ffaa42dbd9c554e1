package dev.postorder.console.order;

import dev.postorder.console.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A field that a change concerns.
 *
 * @param name the names that lead to it
 * @param before empty: there was nothing
 * @param after empty: nothing is left
 */
public record FieldDiff(String name, String before, String after) {

  /** All fields of both, in the order of what they become. */
  static List<FieldDiff> of(JsonNode before, JsonNode after, Words words) {
    Map<String, String> old = new LinkedHashMap<>();
    Map<String, String> now = new LinkedHashMap<>();
    flatten("", before, old, words);
    flatten("", after, now, words);
    var names = new ArrayList<>(now.keySet());
    old.keySet().stream().filter(name -> !now.containsKey(name)).forEach(names::add);
    return names.stream()
        .map(name -> new FieldDiff(name, old.getOrDefault(name, ""), now.getOrDefault(name, "")))
        .toList();
  }

  /** Whether it becomes another. */
  public boolean differs() {
    return !before.equals(after);
  }

  private static void flatten(String path, JsonNode node, Map<String, String> to, Words words) {
    switch (node) {
      case JsonNode object when object.isObject() ->
          object
              .properties()
              .forEach(
                  member ->
                      flatten(
                          joined(path, named(member.getKey(), words)),
                          member.getValue(),
                          to,
                          words));
      case JsonNode array when array.isArray() -> {
        for (int i = 0; i < array.size(); i++) {
          String place = array.size() > 1 ? path + " " + (i + 1) : path;
          flatten(place, array.get(i), to, words);
        }
      }
      case JsonNode value when value.isNull() -> {}
      default -> to.put(path, node.asString(""));
    }
  }

  private static String joined(String path, String name) {
    return path.isEmpty() ? name : path + " · " + name;
  }

  private static String named(String key, Words words) {
    return words.has("field." + key) ? words.say("field." + key) : key;
  }
}
