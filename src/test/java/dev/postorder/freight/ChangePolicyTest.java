package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The settings of changes, as a client sees what they do. */
final class ChangePolicyTest {
  private static final long PATIENCE = 20_000_000_000L;
  private static World world;

  @BeforeAll
  static void start() {
    world =
        new World(
            "changes.policy.payer=at-once",
            "changes.policy.receiver=automatic",
            "changes.delay=100ms",
            "changes.calendar.weekend=",
            "changes.calendar.holidays=2099-01-14");
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static void call(String method, String order, String body) {
    ObjectNode call =
        world
            .with(world.session)
            .put("orderID", order)
            .setAll((ObjectNode) JsonMapper.shared().readTree(body));
    assertThat(world.call("/v3/orders/" + method + ".json", call).statusCode()).isEqualTo(200);
  }

  private static String status(String order) {
    ObjectNode body = world.with(world.session).put("orderID", order);
    JsonNode history = World.json(world.call("/v3/orders/history.json", body));
    return history.at("/data/0/status").asString();
  }

  @Test
  void aTypeHoldsAtOnceWhereItIsSoConfigured() {
    String order = world.queued();
    call("change_payer", order, "{\"third\":{\"name\":\"ИП Котов\"}}");
    assertThat(status(order)).isEqualTo("success");
  }

  @Test
  void anotherWaitsForAnOperator() {
    String order = world.queued();
    call("cancel_pickup", order, "{}");
    assertThat(status(order)).isEqualTo("in_progress");
  }

  @Test
  void aThirdIsDecidedByTheClock() {
    String order = world.queued();
    call(
        "change_receiver",
        order,
        """
        {"receiver":{"counteragent":{"name":"ИП Котов"}},"changeOrderPayer":false,"storePayer":"sender"}
        """);
    long end = System.nanoTime() + PATIENCE;
    while (!status(order).equals("success") && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(status(order)).isEqualTo("success");
    assertThat(
            world.one(
                "select p.name from order_party p join orders o using (customer_id, request_id)"
                    + " where p.role = 'receiver' and o.order_number = '"
                    + order
                    + "'"))
        .isEqualTo("ИП Котов");
  }
}
