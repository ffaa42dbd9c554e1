package dev.postorder.freight.search;

import dev.postorder.freight.World;
import dev.postorder.freight.wire.Format;
import dev.postorder.order.DocumentUid;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A world with a few orders whose every moment is fixed: one on its way, one draft, one of others.
 */
final class Shelf implements AutoCloseable {
  final World world;
  final int arrived;
  final String arrivedNumber;
  final int draft;
  final String foreignNumber;
  private final Map<String, String> names = new LinkedHashMap<>();

  Shelf(String... settings) {
    world = new World(settings);
    arrived = world.create(arrived());
    arrivedNumber = world.number(arrived);
    draft = world.create(draft());
    int foreign = world.create(world.order(world.stranger, true, "Тверь, ул. Ткача, 3"));
    foreignNumber = world.number(foreign);
    move("processing", "2026-02-01 10:00:00+03");
    move("pickup", "2026-02-02 09:00:00+03");
    move("received", "2026-02-02 18:30:00+03");
    move("inway", "2026-02-03 07:00:00+03");
    move("arrived", "2026-02-05 12:15:00+03");
    sql(
        "update orders set created_at = '2026-02-01 09:59:59+03', suspended_from = '2026-02-06'"
            + " where request_id = "
            + arrived);
    sql(
        "update orders set created_at = '2026-02-01 08:00:00+03', state_at = '2026-02-01"
            + " 08:00:00+03', updated_at = '2026-02-01 08:00:00+03' where request_id <> "
            + arrived);
    sql("delete from order_state_change where request_id <> " + arrived);
    names.put("uid", DocumentUid.of(arrived));
    names.put("arrived", Integer.toString(arrived));
    names.put("arrivedNumber", arrivedNumber);
    names.put("draft", Integer.toString(draft));
    names.put("foreign", foreignNumber);
    names.put("waybill", arrivedNumber.substring(0, 2) + "-" + arrivedNumber.substring(2));
    names.put("barcode", barcode());
    names.put("customer", world.first.uid().toString().replace("-", ""));
    names.put("url", world.server.wiring().publicUrl().toString());
  }

  /** What differs from run to run, by its name in golden files. */
  Map<String, String> names() {
    return names;
  }

  String barcode() {
    return dev.postorder.freight.order.Barcode.of(draft);
  }

  private ObjectNode arrived() {
    ObjectNode order = world.order(world.session, true, "г. Тверь, ул. Ткача, д. 3");
    ((ObjectNode) order.at("/cargo")).remove("freightUID");
    ((ObjectNode) order.at("/cargo"))
        .put("freightName", "Книги")
        .putArray("cargoPlaces")
        .addObject()
        .put("cargoPlace", "МЕСТО-1")
        .put("amount", 2);
    ((ObjectNode) order.get("payment"))
        .putObject("CashOnDelivery")
        .put("orderNumber", "ИМ-7788")
        .put("orderDate", "2026-01-31");
    ((ObjectNode) order.get("payment")).put("totalSum", 1250.50).put("vat", "208.42");
    return order;
  }

  private ObjectNode draft() {
    ObjectNode order = world.order(world.session, false, "");
    ObjectNode derival = (ObjectNode) order.at("/delivery/derival");
    derival.remove("address");
    derival.put("variant", "terminal").put("terminalID", 1);
    return order;
  }

  private void move(String state, String at) {
    if (state.equals("processing")) {
      sql("update order_state_change set at = '" + at + "' where request_id = " + arrived);
    } else {
      sql(
          "insert into order_state_change (customer_id, request_id, state, at, call_id)"
              + " select customer_id, request_id, '"
              + state
              + "', '"
              + at
              + "', gen_random_uuid()"
              + " from orders where request_id = "
              + arrived);
    }
    sql(
        "update orders set state = '"
            + state
            + "', state_at = '"
            + at
            + "', updated_at = '"
            + at
            + "' where request_id = "
            + arrived);
  }

  void sql(String sql) {
    world.server.jdbi().useHandle(handle -> handle.execute(sql));
  }

  HttpResponse<String> call(String method, Format format, ObjectNode body) {
    return world.call("/" + method + (format == Format.JSON ? ".json" : ".xml"), body);
  }

  @Override
  public void close() {
    world.close();
  }
}
