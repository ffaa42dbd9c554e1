package dev.postorder.freight;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Brings orders of the first customer into the position that a case wants. */
final class OrderStage {
  private final World world;

  OrderStage(World world) {
    this.world = world;
  }

  /**
   * An order under way, by its orderID.
   *
   * @param wanted {@code state}, {@code pickup} and {@code delivery} (address or terminal), {@code
   *     produceDate}, {@code planned} (the delivery's day), {@code anonymous}, {@code suspended}
   *     (since when), {@code open} (a type of which a request waits)
   */
  String order(JsonNode wanted) {
    ObjectNode order = world.order(world.session, true, "Тверь, ул. Ткача, 3");
    if (wanted.path("delivery").asString("").equals("address")) {
      ObjectNode arrival = (ObjectNode) order.at("/delivery/arrival");
      arrival.removeAll();
      arrival.put("variant", "address").putObject("address").put("search", "Москва, Тверская, 1");
      arrival.putObject("time").put("worktimeStart", "9:00").put("worktimeEnd", "18:00");
    }
    if (wanted.path("anonymous").booleanValue(false)) {
      ObjectNode receiver = (ObjectNode) order.at("/members/receiver/counteragent");
      receiver.removeAll();
      receiver.put("isAnonym", true).put("phone", "79520000000");
    }
    String number = world.number(world.create(order));
    put(number, wanted);
    return number;
  }

  /** The requestID of an orderID. */
  int requestId(String number) {
    return Integer.parseInt(
        world.one("select request_id from orders where order_number = '" + number + "'"));
  }

  private void put(String number, JsonNode wanted) {
    set(number, "state = '" + wanted.path("state").asString() + "'");
    if (wanted.path("pickup").asString("").equals("terminal")) {
      set(number, "pickup_variant = 'terminal'");
    }
    text(wanted, "produceDate", day -> set(number, "produce_date = '" + day + "'"));
    text(wanted, "planned", day -> set(number, "delivery = delivery || '" + planned(day) + "'"));
    text(wanted, "suspended", day -> set(number, "suspended_from = '" + day + "'"));
    text(wanted, "open", type -> open(number, type));
  }

  private static void text(JsonNode wanted, String key, Consumer<String> use) {
    if (wanted.hasNonNull(key)) {
      use.accept(wanted.get(key).asString());
    }
  }

  private static String planned(String day) {
    return JsonNodeFactory.instance.objectNode().put("produceDate", day).toString();
  }

  private void set(String number, String assignment) {
    execute("update orders set " + assignment + " where order_number = '" + number + "'");
  }

  private void open(String number, String type) {
    execute(
        """
        insert into change_request (customer_id, request_id, type, status, before, after, call_id, created_at)
        select customer_id, request_id, '%s', 'in_progress', '{}', '{}', gen_random_uuid(), now()
        from orders where order_number = '%s'
        """
            .formatted(type, number));
  }

  private void execute(String sql) {
    world.server.jdbi().useHandle(handle -> handle.execute(sql));
  }
}
