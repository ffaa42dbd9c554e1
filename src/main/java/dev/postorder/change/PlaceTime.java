package dev.postorder.change;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The time of a pickup or delivery as people read it: {@code 09:00–18:00, перерыв 12:30–13:30}. */
public final class PlaceTime {
  private PlaceTime() {}

  /** The text of what a client sent under {@code time}: an object with its parts, or a text. */
  public static Optional<String> text(JsonNode time) {
    if (!time.isObject()) {
      return Optional.of(time)
          .filter(JsonNode::isValueNode)
          .filter(node -> !node.isNull())
          .map(JsonNode::asString)
          .filter(text -> !text.isBlank());
    }
    Optional<String> rest = span(time, "breakStart", "breakEnd").map(span -> ", перерыв " + span);
    return span(time, "worktimeStart", "worktimeEnd").map(span -> span + rest.orElse(""));
  }

  private static Optional<String> span(JsonNode time, String start, String end) {
    Optional<String> from = Json.text(time, start);
    Optional<String> to = Json.text(time, end);
    if (from.isPresent() && to.isPresent()) {
      return Optional.of(from.get() + "–" + to.get());
    }
    return from.map(text -> "с " + text).or(() -> to.map(text -> "до " + text));
  }
}
