package dev.postorder.freight.change;

import dev.postorder.freight.body.Choice;
import dev.postorder.freight.wire.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads v3/orders/change_pickup (freight specification, section 7). The date is {@code
 * produce_date}; {@code produceDate}, as in an order, is taken for it, since clients send that.
 */
final class PickupWish implements WishReader {
  private static final String VARIANT = "variant";

  /** What of the body is not the place. */
  private static final Set<String> OTHERS =
      Set.of(
          "appkey",
          "sessionid",
          "orderid",
          "produce_date",
          "producedate",
          "contactids",
          "contactpersons",
          "phoneids",
          "phonenumbers");

  @Override
  public Wish read(Fields body, Context context) {
    ObjectNode after = JsonNodeFactory.instance.objectNode();
    boolean byAddress = Choice.required(body, VARIANT, List.of("address")).isPresent();
    if (byAddress) {
      Places.put(after, Fields.of(place(body.node()), body.faults()), context);
    } else {
      body.requiredObject("time");
    }
    String date = body.raw("produce_date").isEmpty() ? "produceDate" : "produce_date";
    body.required("produce_date", body.raw(date));
    Places.date(body, date, context.today()).ifPresent(day -> after.put("date", day.toString()));
    return ContactLists.read(body, context, after);
  }

  private static ObjectNode place(ObjectNode body) {
    ObjectNode place = body.deepCopy();
    place.remove(
        place.propertyNames().stream()
            .filter(name -> OTHERS.contains(name.toLowerCase(Locale.ROOT)))
            .toList());
    return place;
  }
}
