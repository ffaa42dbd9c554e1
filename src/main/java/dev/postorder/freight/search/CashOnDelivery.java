package dev.postorder.freight.search;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Whether money is collected from the receiver. */
final class CashOnDelivery {
  private CashOnDelivery() {}

  /** An own number alone, which is given in the same place, collects nothing. */
  static boolean collects(JsonNode payment) {
    return items(Given.find(payment, "cashOnDelivery"))
        .anyMatch(
            order ->
                Given.flag(order, "cashOnDelivery").orElse(false)
                    || Given.find(order, "products").size() > 0);
  }

  private static Stream<JsonNode> items(JsonNode value) {
    return value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
  }
}
