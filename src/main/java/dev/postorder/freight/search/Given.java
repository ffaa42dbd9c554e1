package dev.postorder.freight.search;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what clients sent once and the order has kept as it came: keys in any case, any types. */
final class Given {
  private static final int DECIMALS = 10;

  private Given() {}

  /** The value under a key; a missing node when there is none. */
  static JsonNode find(JsonNode node, String key) {
    return node.properties().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(key))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(JsonNodeFactory.instance::missingNode);
  }

  /** A text, number or boolean, as text. */
  static Optional<String> text(JsonNode node, String key) {
    JsonNode value = find(node, key);
    return value.isValueNode() && !value.isNull()
        ? Optional.of(value.asString().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** A number as plain decimal text. */
  static Optional<String> decimal(JsonNode node, String key) {
    return text(node, key).flatMap(Given::number).map(BigDecimal::toPlainString);
  }

  /** Copies a number as decimal text. */
  static void putDecimal(ObjectNode to, String name, JsonNode from, String key) {
    decimal(from, key).ifPresent(number -> to.put(name, number));
  }

  /** Copies an amount of money as decimal text, at least two places. */
  static void putMoney(ObjectNode to, String name, JsonNode from, String key) {
    text(from, key)
        .flatMap(Given::number)
        .map(sum -> sum.setScale(Math.max(2, sum.scale())).toPlainString())
        .ifPresent(sum -> to.put(name, sum));
  }

  /** A whole number. */
  static Optional<Integer> integer(JsonNode node, String key) {
    return text(node, key)
        .flatMap(Given::number)
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .filter(number -> number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
        .map(BigDecimal::intValueExact);
  }

  /** A boolean. */
  static Optional<Boolean> flag(JsonNode node, String key) {
    return text(node, key)
        .filter(text -> text.equals("true") || text.equals("false"))
        .map("true"::equals);
  }

  /** Clients send sums of doubles, too: 0.026000000000000002 is 0.026. */
  private static Optional<BigDecimal> number(String text) {
    if (!text.matches("-?[0-9]{1,20}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?")) {
      return Optional.empty();
    }
    var number = new BigDecimal(text);
    return Optional.of(
        number.scale() > DECIMALS
            ? number.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros()
            : number);
  }
}
