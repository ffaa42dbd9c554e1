package dev.postorder.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.order.OrderState;
import dev.postorder.platform.config.Language;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one database, and a limit of one minute. */
class RenotifyLimitTest {
  private static final Capabilities SYSTEM = new Capabilities();
  private static final SettableClock CLOCK =
      new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));
  private static final Renotifier ONE = node();
  private static final Renotifier OTHER = node();

  private final long customer = SYSTEM.customer();
  private final long user = SYSTEM.user(2, customer);

  @AfterAll
  static void close() {
    ONE.close();
    OTHER.close();
    SYSTEM.close();
  }

  private static Renotifier node() {
    return new Renotifier(
        SYSTEM.jdbi,
        CLOCK,
        new Recipients(Language.RU, false),
        new RenotifyLimit(Duration.ofMinutes(1)),
        () -> {});
  }

  private int completed() {
    int order = SYSTEM.create(customer, true, "Тверь, 1").requestId();
    SYSTEM.move(order, OrderState.FINISHED);
    return order;
  }

  private RenotifyResult renotify(Renotifier node, int order) {
    return node.renotify(SYSTEM.call("OrdersAPI/Renotify", user), order);
  }

  @Test
  void withinTheIntervalASecondOneIsRefusedOnAnyNode() {
    int order = completed();
    assertThat(renotify(ONE, order)).isEqualTo(new RenotifyResult.Queued(2));
    CLOCK.advance(Duration.ofSeconds(20));
    assertThat(renotify(OTHER, order))
        .isEqualTo(new RenotifyResult.TooSoon(Duration.ofSeconds(40)));
    CLOCK.advance(Duration.ofSeconds(40));
    assertThat(renotify(OTHER, order)).isEqualTo(new RenotifyResult.Queued(2));
    assertThat(renotify(ONE, order)).isEqualTo(new RenotifyResult.TooSoon(Duration.ofMinutes(1)));
  }

  @Test
  void anOrderThatIsNotCompletedUsesUpNothing() {
    int order = SYSTEM.create(customer, true, "Тверь, 1").requestId();
    assertThat(renotify(ONE, order)).isInstanceOf(RenotifyResult.NotCompleted.class);
    SYSTEM.move(order, OrderState.FINISHED);
    assertThat(renotify(ONE, order)).isInstanceOf(RenotifyResult.Queued.class);
  }

  @Test
  void ofManyAtOnceOnTwoNodesExactlyOneOfEachOrderIsTaken() throws Exception {
    List<Integer> orders = List.of(completed(), completed(), completed());
    var calls = new ArrayList<Callable<RenotifyResult>>();
    for (int i = 0; i < 60; i++) {
      int order = orders.get(i % orders.size());
      Renotifier node = i % 2 == 0 ? ONE : OTHER;
      calls.add(() -> renotify(node, order));
    }
    int queued = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<RenotifyResult> result : threads.invokeAll(calls)) {
        queued += result.get() instanceof RenotifyResult.Queued ? 1 : 0;
      }
    }
    assertThat(queued).isEqualTo(orders.size());
    for (int order : orders) {
      assertThat(
              SYSTEM.one(
                  "select count(*) from notification where request_id = ? and event ="
                      + " 'order_completed'",
                  Integer.class,
                  order))
          .isEqualTo(4);
    }
  }
}
