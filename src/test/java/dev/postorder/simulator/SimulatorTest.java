package dev.postorder.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.change.AutomaticDecisions;
import dev.postorder.change.ChangeType;
import dev.postorder.change.FileResult;
import dev.postorder.order.CarrierOrder;
import dev.postorder.order.CarrierOrderResult;
import dev.postorder.order.Holds;
import dev.postorder.order.NewOrder;
import dev.postorder.order.OrderState;
import dev.postorder.order.Place;
import dev.postorder.testing.Capabilities;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class SimulatorTest {
  private static final Duration STEP = Duration.ofHours(1);
  private static Capabilities all;
  private static long customer;
  private static int number;

  @BeforeAll
  static void start() {
    all = new Capabilities();
    customer = all.customer();
  }

  @AfterAll
  static void stop() {
    all.close();
  }

  private static Simulator simulator(Clock clock) {
    return new Simulator(
        all.jdbi,
        all.callLog,
        all.orders,
        clock,
        ZoneOffset.UTC,
        new Stage(
            all.jdbi,
            clock,
            all.callLog,
            new Scenarios(Optional.empty()),
            new Stage.Settings(true, Scenarios.USUAL, STEP, false),
            () -> {}));
  }

  /** Ticks as if every wait were over. */
  private static void tick(int times) {
    var simulator = simulator(Clock.offset(all.clock, STEP.multipliedBy(3)));
    IntStream.range(0, times).forEach(i -> simulator.tick());
  }

  /** Decides what waits, as it is done where the simulator runs. */
  private static void decide(Clock clock) {
    Simulator simulator = simulator(clock);
    new AutomaticDecisions(all.jdbi, all.callLog, all.changes, clock, simulator::decisions).tick();
  }

  private static int put(OrderState state, boolean pickup, boolean delivery) {
    var none = JsonNodeFactory.instance.objectNode();
    NewOrder sample = all.order(customer, true, "г. Тверь, ул. Ткача, д. 3");
    var order =
        new NewOrder(
            customer,
            0,
            true,
            Optional.empty(),
            pickup ? sample.pickup() : new Place(false, Optional.empty(), none),
            delivery ? sample.delivery() : new Place(false, Optional.empty(), none),
            sample.parties(),
            none,
            none,
            none);
    String orderNumber = "26991%08d".formatted(++number);
    var result =
        all.jdbi.inTransaction(
            handle ->
                all.orders.put(
                    handle,
                    all.call("test"),
                    new CarrierOrder(orderNumber, Optional.empty(), state, order)));
    return ((CarrierOrderResult.Stored) result).requestId();
  }

  private static String state(int requestId) {
    return all.one("select state from orders where request_id = ?", String.class, requestId);
  }

  private static long file(int requestId, ChangeType type) {
    var result =
        all.jdbi.inTransaction(
            handle ->
                all.changes.file(
                    handle,
                    all.call("test"),
                    Integer.toString(requestId),
                    type,
                    JsonNodeFactory.instance.objectNode()));
    return ((FileResult.Filed) result).changeId();
  }

  private static String status(long change) {
    return all.one("select status from change_request where id = ?", String.class, change);
  }

  @Test
  void anOrderGoesFromDoorToDoorAndItsTimesAreTrue() {
    int order = all.create(customer, true, "г. Тверь, ул. Ткача, д. 3").requestId();
    tick(7);
    assertThat(
            all.all("select state from order_state_change where request_id = ? order by id", order))
        .containsExactly(
            "processing", "pickup", "received", "inway", "arrived", "delivery", "finished");
    assertThat(
            all.one(
                "select count(*) from order_state_change where request_id = ? and at > now()",
                Long.class,
                order))
        .isZero();
    assertThat(
            all.one(
                "select count(*) from call where request_id = ? and source = 'job' and message ="
                    + " 'simulator/move'",
                Long.class,
                order))
        .isEqualTo(6);
  }

  @Test
  void anOrderGoesFromTerminalToTerminal() {
    int order = put(OrderState.PROCESSING, false, false);
    tick(6);
    assertThat(
            all.all("select state from order_state_change where request_id = ? order by id", order))
        .containsExactly("processing", "waiting", "received", "inway", "arrived", "finished");
  }

  @Test
  void aCancellationComesToItsEnd() {
    int order = put(OrderState.CANCELLING, true, true);
    tick(1);
    assertThat(state(order)).isEqualTo("cancelled");
  }

  @Test
  void heldOrdersDraftsAndSuspendedOnesAreLeftAlone() {
    int held = put(OrderState.INWAY, true, true);
    long heldChange = file(held, ChangeType.PAYMENT_ORDER_CHANGE);
    all.jdbi.useHandle(handle -> Holds.hold(handle, List.of(held)));
    int draft = all.create(customer, false, "г. Тверь, ул. Ткача, д. 3").requestId();
    int suspended = put(OrderState.INWAY, true, true);
    all.jdbi.useHandle(
        handle ->
            handle.execute(
                "update orders set suspended_from = current_date where request_id = ?", suspended));
    tick(3);
    decide(Clock.offset(all.clock, STEP.multipliedBy(3)));
    assertThat(state(held)).isEqualTo("inway");
    assertThat(status(heldChange)).isEqualTo("in_progress");
    assertThat(state(draft)).isEqualTo("draft");
    assertThat(state(suspended)).isEqualTo("inway");
  }

  @Test
  void anOrderWaitsForTheDecisionOfItsChange() {
    int order = put(OrderState.PROCESSING, true, true);
    long change = file(order, ChangeType.PICKUP_CANCEL_CHANGE);
    tick(1);
    assertThat(state(order)).isEqualTo("processing");
    decide(Clock.offset(all.clock, STEP.multipliedBy(3)));
    assertThat(status(change)).isEqualTo("success");
    tick(1);
    assertThat(state(order)).isEqualTo("waiting");
  }

  @Test
  void nothingMovesBeforeItsTime() {
    int order = put(OrderState.INWAY, true, true);
    long change = file(order, ChangeType.PAYMENT_ORDER_CHANGE);
    simulator(all.clock).tick();
    simulator(Clock.offset(all.clock, STEP.minusMinutes(1))).tick();
    decide(Clock.offset(all.clock, STEP.multipliedBy(2).minusMinutes(1)));
    assertThat(state(order)).isEqualTo("inway");
    assertThat(status(change)).isEqualTo("in_progress");
  }

  @Test
  void openChangesAreApprovedOrDeclinedWhereTheStateForbidsThem() {
    int order = put(OrderState.INWAY, true, true);
    long approved = file(order, ChangeType.PAYMENT_ORDER_CHANGE);
    int other = put(OrderState.DELIVERY, true, true);
    all.move(other, OrderState.ARRIVED);
    long declined = file(other, ChangeType.DELIVERY_CANCEL_CHANGE);
    all.move(other, OrderState.DELIVERY);
    decide(Clock.offset(all.clock, STEP.multipliedBy(3)));
    assertThat(status(approved)).isEqualTo("success");
    assertThat(status(declined)).isEqualTo("failed");
    assertThat(
            all.one("select decided_by from change_request where id = ?", String.class, approved))
        .isEqualTo("simulator");
  }

  @Test
  void nodesThatTickAtOnceMoveEachOrderOnce() throws Exception {
    List<Integer> orders =
        IntStream.range(0, 20).mapToObj(i -> put(OrderState.RECEIVED, true, true)).toList();
    all.jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update orders set state_at = now() - interval '61 minutes' where request_id ="
                        + " any (:ids)")
                .bindArray("ids", Integer.class, orders)
                .execute());
    Callable<Boolean> tick =
        () -> {
          simulator(all.clock).tick();
          return true;
        };
    try (var nodes = Executors.newFixedThreadPool(4)) {
      nodes.invokeAll(List.of(tick, tick, tick, tick));
    }
    for (int order : orders) {
      assertThat(state(order)).isEqualTo("inway");
    }
  }
}
