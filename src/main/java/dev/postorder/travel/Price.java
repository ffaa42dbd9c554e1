package dev.postorder.travel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What an order costs: {@code totalSum} of its payment, roubles with VAT, where the back office has
 * put it. It is kept as it came, so what is no sum of money is read as none.
 */
final class Price {
  private static final String SUM = "-?[0-9]{1,15}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?";
  private static final BigDecimal BOUND = BigDecimal.TEN.pow(15);
  private static final int DECIMALS = 4;

  private Price() {}

  /** As an xs:decimal; {@code 0} when the payment tells none. */
  static String of(JsonNode payment) {
    return payment.properties().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase("totalSum"))
        .map(Map.Entry::getValue)
        .filter(JsonNode::isValueNode)
        .map(value -> value.asString("").strip())
        .filter(text -> text.matches(SUM))
        .map(BigDecimal::new)
        .filter(sum -> sum.abs().compareTo(BOUND) < 0)
        .map(Price::written)
        .findFirst()
        .orElse("0");
  }

  private static String written(BigDecimal sum) {
    BigDecimal rounded =
        sum.scale() > DECIMALS ? sum.setScale(DECIMALS, RoundingMode.HALF_UP) : sum;
    return rounded.stripTrailingZeros().toPlainString();
  }
}
