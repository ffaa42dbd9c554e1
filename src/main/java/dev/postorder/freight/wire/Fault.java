package dev.postorder.freight.wire;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One error of an answer (freight specification, section 2).
 *
 * @param detail what is to be said of this case; empty for nothing
 * @param fields the parameters concerned, dotted from the body's root, array indexes in them
 * @param badValues the values that were refused
 * @param validValues the values that would have been accepted
 */
public record Fault(
    FreightError error,
    String detail,
    List<String> fields,
    List<JsonNode> badValues,
    List<String> validValues) {

  /** A fault with the catalogue's detail. */
  public static Fault of(FreightError error, String... fields) {
    return saying(error, error.detail(), fields);
  }

  /** A fault with a detail of its own. */
  public static Fault saying(FreightError error, String detail, String... fields) {
    return new Fault(error, detail, List.of(fields), List.of(), List.of());
  }
}
