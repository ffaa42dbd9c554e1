package dev.postorder.order;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What the customer calls an order, by which it can be found: {@code
 * payment.cashOnDelivery.orderNumber}, of each where there are several, keys in any case.
 *
 * @param number up to 255 characters; a longer one is kept with the order but finds nothing
 * @param date {@code orderDate} beside it
 */
public record OwnNumber(String number, Optional<LocalDate> date) {

  /** What the payment of an order says of it. */
  public static List<OwnNumber> of(JsonNode payment) {
    return find(payment, "cashOnDelivery").stream()
        .flatMap(OwnNumber::items)
        .flatMap(
            given ->
                text(given, "orderNumber")
                    .map(
                        number ->
                            new OwnNumber(number, text(given, "orderDate").flatMap(OwnNumber::day)))
                    .stream())
        .toList();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The items of an array; what is no array is one item. */
  static Stream<JsonNode> items(JsonNode value) {
    return value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
  }

  static Optional<String> text(JsonNode node, String key) {
    return find(node, key)
        .filter(JsonNode::isValueNode)
        .map(value -> value.asString().strip())
        .filter(text -> !text.isEmpty());
  }

  static Optional<JsonNode> find(JsonNode node, String key) {
    return node.properties().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(key) && !entry.getValue().isNull())
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
