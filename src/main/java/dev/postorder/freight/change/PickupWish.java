package dev.postorder.freight.change;

import dev.postorder.freight.body.Choice;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.Keys;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads v3/orders/change_pickup (freight specification, section 7). The date is {@code
 * produce_date}; {@code produceDate}, as in an order, is the same key.
 */
final class PickupWish implements WishReader {
  private static final String VARIANT = "variant";
  private static final String ADDRESS = "address";
  private static final String DATE = "produce_date";

  /** What of the body is not the place. */
  private static final Set<String> OTHERS =
      Set.of(
          "appkey",
          "sessionid",
          "orderid",
          VARIANT,
          "producedate",
          "contactids",
          "contactpersons",
          "phoneids",
          "phonenumbers");

  @Override
  public Wish read(Fields body, Context context) {
    ObjectNode after = JsonNodeFactory.instance.objectNode();
    Choice.required(body, VARIANT, List.of(ADDRESS));
    Places.put(after, Fields.of(place(body.node()), body.faults()), context);
    body.required(DATE, body.raw(DATE));
    Places.date(body, DATE, context.today()).ifPresent(day -> after.put("date", day.toString()));
    return ContactLists.read(body, context, after);
  }

  private static ObjectNode place(ObjectNode body) {
    ObjectNode place = body.deepCopy();
    place.remove(
        place.propertyNames().stream().filter(name -> OTHERS.contains(Keys.plain(name))).toList());
    place.put(VARIANT, ADDRESS);
    return place;
  }
}
