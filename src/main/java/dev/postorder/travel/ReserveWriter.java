package dev.postorder.travel;

import dev.postorder.document.DocumentLinks.Target;
import dev.postorder.document.OrderForm;
import dev.postorder.order.OrderView;
import dev.postorder.order.OwnNumber;
import dev.postorder.order.Party;
import dev.postorder.order.Role;
import dev.postorder.order.search.FoundOrder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes an order as this face knows it, a SimpleReserve (travel specification, section 4; what
 * each attribute means: decision 14). What an order has no such thing for is the type's default.
 *
 * @param files where its papers are read
 */
record ReserveWriter(WireTime time, OrderFiles files) {
  private static final String NO_ORGANIZATION = "<id_PayerOrganization xsi:nil=\"true\"/>";
  private static final Map<OrderForm, String> CAPTIONS =
      Map.of(OrderForm.REQUEST, "Заявка", OrderForm.WAYBILL, "Накладная");

  /** The element that stands where an order is not told. */
  static String zeroed(String element) {
    var out = new StringBuilder(384).append('<').append(element);
    numbers(out, 0, 0, "0", 0, 0, "0001-01-01T00:00:00");
    return end(out.append('>').append(NO_ORGANIZATION), element);
  }

  /** The element that tells an order. */
  String of(String element, FoundOrder found) {
    OrderView order = found.order();
    var out = new StringBuilder(1024).append('<').append(element);
    numbers(
        out,
        order.requestId(),
        order.multiRequestId().orElse(0),
        Price.of(order.payment()),
        order.customerId(),
        order.state().reserveState(),
        time.format(order.createdAt()));
    order.orderNumber().ifPresent(number -> Tag.attribute(out, "Locator", number));
    out.append('>').append(NO_ORGANIZATION);
    payer(order).ifPresent(party -> payer(out, party));
    files(out, order);
    creator(out, order);
    out.append("<Passengers/>");
    codes(out, found);
    return end(out, element);
  }

  /** In the order of the original. */
  private static void numbers(
      StringBuilder out,
      int requestId,
      int multiRequestId,
      String price,
      long customerId,
      int state,
      String created) {
    Tag.attribute(out, "id_Reserve", requestId);
    Tag.attribute(out, "id_ComplexReserve", multiRequestId);
    Tag.attribute(out, "Price", price);
    Tag.attribute(out, "id_ReserveType", 0);
    Tag.attribute(out, "id_AgentGroup", 0);
    Tag.attribute(out, "id_ClientGroup", customerId > Integer.MAX_VALUE ? 0 : customerId);
    Tag.attribute(out, "id_ServiceTeam", 0);
    Tag.attribute(out, "id_ReserveState", state);
    Tag.attribute(out, "Markup", 0);
    Tag.attribute(out, "DateCreate", created);
    Tag.attribute(out, "id_Agreement", 0);
  }

  /** The party that is the payer, else the one that the payment names. */
  private static Optional<Party> payer(OrderView order) {
    String named = order.payment().path("primaryPayer").asString("").toUpperCase(Locale.ROOT);
    return party(order, Role.PAYER.name()).or(() -> party(order, named));
  }

  private static Optional<Party> party(OrderView order, String role) {
    return order.parties().stream().filter(party -> party.role().name().equals(role)).findFirst();
  }

  private static void payer(StringBuilder out, Party payer) {
    out.append("<Payer>");
    Tag.element(out, "Name", payer.name());
    payer.inn().ifPresent(inn -> Tag.element(out, "INN", inn));
    out.append("</Payer>");
  }

  private void files(StringBuilder out, OrderView order) {
    out.append("<Files>");
    OrderForm form =
        OrderForm.WAYBILL.madeIn(order.state()) ? OrderForm.WAYBILL : OrderForm.REQUEST;
    files
        .url(new Target.Order(order.requestId(), form))
        .ifPresent(
            url -> {
              out.append("<StableFile>");
              Tag.element(out, "id_File", Integer.toString(order.requestId()));
              Tag.element(out, "Caption", CAPTIONS.getOrDefault(form, ""));
              Tag.element(out, "Url", url);
              out.append("</StableFile>");
            });
    out.append("</Files>");
  }

  /** Logins are e-mails or phones. */
  private static void creator(StringBuilder out, OrderView order) {
    out.append("<Creator");
    order
        .createdBy()
        .filter(login -> login.contains("@"))
        .ifPresent(email -> Tag.attribute(out, "Email", email));
    out.append("/>");
  }

  private static void codes(StringBuilder out, FoundOrder found) {
    out.append("<Codes>");
    for (OwnNumber own : found.ownNumbers()) {
      out.append("<StableCode><id_MetaCode>0</id_MetaCode>");
      Tag.element(out, "DictionaryName", "Номер заказа клиента");
      Tag.element(out, "CodeName", own.number());
      out.append("</StableCode>");
    }
    out.append("</Codes>");
  }

  private static String end(StringBuilder out, String element) {
    return out.append("</").append(element).append('>').toString();
  }
}
