package dev.postorder.freight.order;

import dev.postorder.freight.body.Checks;
import dev.postorder.freight.body.Choice;
import dev.postorder.freight.body.Payers;
import dev.postorder.freight.body.PlaceReader;
import dev.postorder.freight.wire.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the object {@code payment} of v2/request (freight specification, section 8), cash on
 * delivery included: the customer's own order number and date, and the goods that the receiver pays
 * for, in roubles with at most two decimals.
 */
final class PaymentReader {
  private static final List<String> TYPES = List.of("cash", "noncash");
  private static final List<String> COLLECTED_BY = List.of("cash", "card");
  private static final List<String> VAT = List.of("0", "5", "7", "10", "18", "20", "22");
  private static final String CASH_ON_DELIVERY = "cashOnDelivery";
  private static final String CITY = "paymentCitySearch";
  private static final int MOST_LINES = 1000;
  private static final int LONGEST_CITY = 1024;
  private static final int LONGEST_NUMBER = 255;
  private static final int KOPECKS = 2;

  private PaymentReader() {}

  /** Reads it; the primary payer. */
  static Optional<String> read(Fields payment, Payers payers) {
    payment.required("type", payment.raw("type"));
    Choice.optional(payment, "type", TYPES);
    Optional<String> payer = payers.primary(payment);
    payment.text("paymentCity");
    readCity(payment);
    payment.anyObjects(CASH_ON_DELIVERY, MOST_LINES).forEach(PaymentReader::cashOnDelivery);
    return payer;
  }

  /** A city in words is {@code {"search": "…"}}; some clients send the bare text. */
  private static void readCity(Fields payment) {
    city(payment)
        .ifPresentOrElse(
            city -> Checks.text(city, "search", LONGEST_CITY),
            () -> Checks.text(payment, CITY, LONGEST_CITY));
  }

  /** The answer's foundAddresses entry of the city of payment. */
  static Optional<ObjectNode> foundCity(Fields payment) {
    return city(payment).flatMap(PlaceReader::searched);
  }

  private static Optional<Fields> city(Fields payment) {
    return payment.raw(CITY).filter(JsonNode::isObject).flatMap(given -> payment.object(CITY));
  }

  private static void cashOnDelivery(Fields order) {
    Checks.text(order, "orderNumber", LONGEST_NUMBER);
    order.date("orderDate");
    Choice.optional(order, "paymentType", COLLECTED_BY);
    boolean collects = order.flag(CASH_ON_DELIVERY).orElse(false);
    List<Fields> products = order.anyObjects("products", MOST_LINES);
    products.forEach(PaymentReader::product);
    if (collects && order.raw("products").filter(given -> !given.isEmpty()).isEmpty()) {
      order.faults().required(order.path("products"));
    }
  }

  private static void product(Fields product) {
    product.requiredText("productName");
    product.required("productAmount", Checks.count(product, "productAmount", 1));
    Optional<BigDecimal> cost = Checks.notNegative(product, "costWithVAT");
    product.required("costWithVAT", cost);
    if (cost.filter(sum -> sum.stripTrailingZeros().scale() > KOPECKS).isPresent()) {
      product.faults().limit("Не более двух знаков после запятой", product.path("costWithVAT"));
    }
    Choice.optional(product, "VATRate", VAT);
  }

  /** The object as it is kept: cash on delivery under its documented keys, as an array. */
  static ObjectNode kept(Fields payment) {
    ObjectNode kept = Kept.without(payment.node(), CASH_ON_DELIVERY);
    List<Fields> given =
        payment.raw(CASH_ON_DELIVERY).isPresent()
            ? payment.anyObjects(CASH_ON_DELIVERY, MOST_LINES)
            : List.of();
    if (!given.isEmpty()) {
      ArrayNode orders = kept.putArray(CASH_ON_DELIVERY);
      given.forEach(order -> orders.add(documented(order)));
    }
    return kept;
  }

  private static ObjectNode documented(Fields order) {
    ObjectNode kept = Kept.without(order.node(), "orderNumber", "orderDate");
    order.text("orderNumber").ifPresent(number -> kept.put("orderNumber", number.strip()));
    order.text("orderDate").ifPresent(date -> kept.put("orderDate", date.strip()));
    return kept;
  }
}
