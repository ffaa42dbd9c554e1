package dev.postorder.backoffice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Source;
import dev.postorder.change.Changes;
import dev.postorder.change.DecisionResult;
import dev.postorder.order.Orders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves orders that are under way to their next state after {@code simulator.step}, and approves
 * change requests after twice that. Held orders are never touched. Only the waiting is shortened:
 * every time that is written is the true one. On several nodes one runs it at a time.
 */
public final class Simulator {
  private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
  private static final int MOST_PER_TICK = 200;
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Jdbi jdbi;
  private final CallLog callLog;
  private final Orders orders;
  private final Changes changes;
  private final Clock clock;
  private final Duration step;

  /**
   * Simulates with the given clock.
   *
   * @param step how long an order stays in each state
   */
  public Simulator(
      Jdbi jdbi, CallLog callLog, Orders orders, Changes changes, Clock clock, Duration step) {
    this.jdbi = jdbi;
    this.callLog = callLog;
    this.orders = orders;
    this.changes = changes;
    this.clock = clock;
    this.step = step;
  }

  /** The job for the scheduler: a tick every step, or every second where a step is longer. */
  public RecurringTask<Void> task() {
    Duration pause = step.compareTo(TICK) < 0 ? step : TICK;
    return Tasks.recurring("simulator", FixedDelay.of(pause)).execute((task, context) -> tick());
  }

  /** Moves and decides all that is due now, at most 200 of each. */
  public void tick() {
    Instant now = clock.instant();
    each("simulator/move", (handle, seen) -> move(handle, now.minus(step), seen));
    each(
        "simulator/decide",
        (handle, seen) -> decide(handle, now.minus(step.multipliedBy(2)), seen));
  }

  /**
   * Runs a piece of work, each time in a transaction of its own, until it finds nothing more. One
   * that fails is left aside until the next tick.
   */
  private void each(String name, BiFunction<Handle, Set<Long>, Boolean> work) {
    var seen = new HashSet<Long>();
    boolean more = true;
    while (more && seen.size() < MOST_PER_TICK) {
      int before = seen.size();
      try {
        more = jdbi.inTransaction(handle -> work.apply(handle, seen));
      } catch (RuntimeException e) {
        LOG.warn("{} failed; it is tried again", name, e);
        more = seen.size() > before;
      }
    }
  }

  private boolean move(Handle handle, Instant since, Set<Long> seen) {
    Optional<SimulatorStore.Due> due = SimulatorStore.order(handle, since, seen);
    due.ifPresent(order -> move(handle, order, seen));
    return due.isPresent();
  }

  private void move(Handle handle, SimulatorStore.Due order, Set<Long> seen) {
    seen.add((long) order.requestId());
    Journey.next(order.state(), order.pickup(), order.delivery())
        .ifPresent(
            next ->
                orders.move(
                    handle, call("simulator/move"), Integer.toString(order.requestId()), next));
  }

  private boolean decide(Handle handle, Instant since, Set<Long> seen) {
    Optional<Long> change = SimulatorStore.change(handle, since, seen);
    change.ifPresent(id -> decide(handle, id, seen));
    return change.isPresent();
  }

  private void decide(Handle handle, long changeId, Set<Long> seen) {
    seen.add(changeId);
    Call call = call("simulator/decide");
    DecisionResult result =
        changes.decide(handle, call, changeId, true, Optional.empty(), "simulator");
    if (result instanceof DecisionResult.StateForbids(var state)) {
      Optional<String> reason = Optional.of("Текущее состояние заказа: " + state.title());
      changes.decide(handle, call, changeId, false, reason, "simulator");
    }
  }

  private Call call(String message) {
    return callLog.open(Source.JOB, message, "127.0.0.1");
  }
}
