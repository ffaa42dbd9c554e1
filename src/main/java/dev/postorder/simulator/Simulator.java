package dev.postorder.simulator;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Source;
import dev.postorder.change.AutomaticDecisions;
import dev.postorder.order.OrderState;
import dev.postorder.order.Orders;
import dev.postorder.platform.batch.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Moves orders that are under way as the scenario has it. Held orders are never touched, nor those
 * whose giving out is suspended or of which a change waits for its decision. Only the waiting is
 * shortened: every time that is written is the true one. On several nodes one runs it at a time.
 */
public final class Simulator {
  private static final String MOVE = "simulator/move";
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int THOUSAND = 1000;

  private final Jdbi jdbi;
  private final CallLog callLog;
  private final Orders orders;
  private final Clock clock;
  private final ZoneId zone;
  private final Stage stage;

  /**
   * Simulates with the given clock.
   *
   * @param zone whose days a suspension counts
   */
  public Simulator(
      Jdbi jdbi, CallLog callLog, Orders orders, Clock clock, ZoneId zone, Stage stage) {
    this.jdbi = jdbi;
    this.callLog = callLog;
    this.orders = orders;
    this.clock = clock;
    this.zone = zone;
    this.stage = stage;
  }

  /** The job for the scheduler. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("simulator", FixedDelay.of(PAUSE)).execute((task, context) -> tick());
  }

  /** Moves all that is due now by one state, at most 200 orders. */
  public void tick() {
    stage.present().ifPresent(this::run);
  }

  /** Moves orders by one state now, however short they have been in theirs; at most 200. */
  public void step() {
    stage
        .present()
        .map(played -> new Stage.Performance(played.scenario(), Duration.ZERO))
        .ifPresent(this::run);
  }

  /** What becomes of changes now. */
  public Optional<AutomaticDecisions.Rule> decisions() {
    return stage.present().map(Simulator::rule);
  }

  private static AutomaticDecisions.Rule rule(Stage.Performance played) {
    Scenario.Decisions decisions = played.scenario().decisions();
    return new AutomaticDecisions.Rule(
        decisions.types(),
        played.steps(decisions.after()),
        "simulator",
        decisions.declined(),
        decisions.reason());
  }

  private void run(Stage.Performance played) {
    Instant now = clock.instant();
    List<SimulatorStore.Wait> waits =
        Arrays.stream(OrderState.values()).map(state -> wait(played, state, now)).toList();
    Sweep.run(jdbi, MOVE, (handle, seen) -> move(handle, played.scenario(), waits, seen));
  }

  private static SimulatorStore.Wait wait(Stage.Performance played, OrderState state, Instant now) {
    Instant usual = now.minus(played.steps(played.scenario().stay(state)));
    Optional<Scenario.Delay> delay =
        played.scenario().delays().stream().filter(one -> one.state() == state).findFirst();
    return new SimulatorStore.Wait(
        state,
        usual,
        delay.map(late -> now.minus(played.steps(late.stay()))).orElse(usual),
        delay.map(late -> thousandths(late.share())).orElse(0));
  }

  private static int thousandths(double share) {
    return Math.toIntExact(Math.round(share * THOUSAND));
  }

  private boolean move(
      Handle handle, Scenario scenario, List<SimulatorStore.Wait> waits, Set<Long> seen) {
    Optional<SimulatorStore.Due> due =
        SimulatorStore.order(handle, waits, LocalDate.ofInstant(clock.instant(), zone), seen);
    due.ifPresent(
        order -> {
          seen.add((long) order.requestId());
          next(scenario, order)
              .ifPresent(
                  next -> orders.move(handle, call(), Integer.toString(order.requestId()), next));
        });
    return due.isPresent();
  }

  private static Optional<OrderState> next(Scenario scenario, SimulatorStore.Due order) {
    int until = 0;
    for (Scenario.Detour detour : scenario.detours()) {
      if (detour.from() == order.state()) {
        until += thousandths(detour.share());
        if (order.luck() < until) {
          return Optional.of(detour.to());
        }
      }
    }
    return Journey.next(order.state(), order.pickup(), order.delivery());
  }

  private Call call() {
    return callLog.open(Source.JOB, MOVE, "127.0.0.1");
  }
}
