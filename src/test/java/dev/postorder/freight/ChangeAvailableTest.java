package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.change.ChangeType;
import dev.postorder.order.OrderState;
import dev.postorder.testing.RuleTable;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** change_available over HTTP against the table of the rules, long before any cut-off. */
final class ChangeAvailableTest {
  private static final Map<ChangeType, String> MEMBERS =
      Map.of(
          ChangeType.RECEIVER_CHANGE, "/receiver",
          ChangeType.PAYER_CHANGE, "/payer",
          ChangeType.PICKUP_INFO_CHANGE, "/pickupInfo",
          ChangeType.DELIVERY_INFO_CHANGE, "/deliveryInfo",
          ChangeType.PICKUP_CANCEL_CHANGE, "/cancelPickup",
          ChangeType.DELIVERY_CANCEL_CHANGE, "/cancelDelivery",
          ChangeType.CONTACT_INFO_CHANGE, "/contactInfo/changeSender",
          ChangeType.GIVEOUT_SUSPENSION_CHANGE, "/suspend",
          ChangeType.GIVEOUT_RESUMPTION_CHANGE, "/resume");

  private static World world;
  private static OrderStage stage;

  @BeforeAll
  static void start() {
    world = new World();
    stage = new OrderStage(world);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(value = OrderState.class)
  void saysWhatTheTableSays(OrderState state) {
    ObjectNode plain =
        JsonNodeFactory.instance.objectNode().put("state", state.code()).put("delivery", "address");
    assertThat(told(plain)).isEqualTo(expected(state, "plain"));
    assertThat(told(plain.deepCopy().put("suspended", "2026-01-01")))
        .containsAllEntriesOf(expected(state, "suspended"));
  }

  private static Map<String, Boolean> expected(OrderState state, String order) {
    var expected = new TreeMap<String, Boolean>();
    new RuleTable()
        .cells.stream()
            .filter(cell -> cell.state() == state && cell.order().equals(order))
            .filter(cell -> MEMBERS.containsKey(cell.type()))
            .forEach(
                cell ->
                    expected.put(
                        MEMBERS.get(cell.type()), cell.verdict() == '+' || cell.verdict() == 'c'));
    return expected;
  }

  private static Map<String, Boolean> told(ObjectNode wanted) {
    ObjectNode body = world.with(world.session).put("orderID", stage.order(wanted));
    JsonNode data = World.json(world.call("/v3/orders/change_available.json", body)).get("data");
    var told = new TreeMap<String, Boolean>();
    MEMBERS.values().forEach(at -> told.put(at, data.at(at + "/available").booleanValue()));
    return told;
  }
}
