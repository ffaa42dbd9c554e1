package dev.postorder.backoffice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Source;
import dev.postorder.order.Orders;
import dev.postorder.platform.batch.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Moves orders that are under way to their next state after {@code simulator.step}. Held orders are
 * never touched, nor those whose giving out is suspended or of which a change waits for its
 * decision. Only the waiting is shortened: every time that is written is the true one. On several
 * nodes one runs it at a time.
 */
public final class Simulator {
  private static final String MOVE = "simulator/move";
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Jdbi jdbi;
  private final CallLog callLog;
  private final Orders orders;
  private final Clock clock;
  private final ZoneId zone;
  private final Duration step;

  /**
   * Simulates with the given clock.
   *
   * @param zone whose days a suspension counts
   * @param step how long an order stays in each state
   */
  public Simulator(
      Jdbi jdbi, CallLog callLog, Orders orders, Clock clock, ZoneId zone, Duration step) {
    this.jdbi = jdbi;
    this.callLog = callLog;
    this.orders = orders;
    this.clock = clock;
    this.zone = zone;
    this.step = step;
  }

  /** The job for the scheduler: a tick every step, or every second where a step is longer. */
  public RecurringTask<Void> task() {
    Duration pause = step.compareTo(TICK) < 0 ? step : TICK;
    return Tasks.recurring("simulator", FixedDelay.of(pause)).execute((task, context) -> tick());
  }

  /** Moves all that is due now, at most 200 orders. */
  public void tick() {
    Instant since = clock.instant().minus(step);
    Sweep.run(jdbi, MOVE, (handle, seen) -> move(handle, since, seen));
  }

  private boolean move(Handle handle, Instant since, Set<Long> seen) {
    Optional<SimulatorStore.Due> due =
        SimulatorStore.order(handle, since, LocalDate.ofInstant(clock.instant(), zone), seen);
    due.ifPresent(order -> move(handle, order, seen));
    return due.isPresent();
  }

  private void move(Handle handle, SimulatorStore.Due order, Set<Long> seen) {
    seen.add((long) order.requestId());
    Journey.next(order.state(), order.pickup(), order.delivery())
        .ifPresent(next -> orders.move(handle, call(), Integer.toString(order.requestId()), next));
  }

  private Call call() {
    return callLog.open(Source.JOB, MOVE, "127.0.0.1");
  }
}
