package dev.postorder.change;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Source;
import dev.postorder.platform.batch.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Approves change requests that nobody has decided for a while, and declines those that the order's
 * state does not allow any more. Held orders are never touched. Any number of nodes may run it.
 */
public final class AutomaticDecisions {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Jdbi jdbi;
  private final CallLog callLog;
  private final Changes changes;
  private final Clock clock;
  private final Supplier<Optional<Rule>> rule;

  /**
   * What is decided, and when.
   *
   * @param delay how long a request waits for somebody else
   * @param decidedBy who it was, for the history
   * @param declined the share of the requests that is declined, settled by their ids
   * @param reason why they are
   */
  public record Rule(
      Set<ChangeType> types,
      Duration delay,
      String decidedBy,
      double declined,
      Optional<String> reason) {

    /** Approves all of these types. */
    public static Rule approving(Set<ChangeType> types, Duration delay, String decidedBy) {
      return new Rule(types, delay, decidedBy, 0, Optional.empty());
    }

    private boolean declines(long change) {
      return Long.hashCode(change * SPREAD) >>> 1 < declined * Integer.MAX_VALUE;
    }
  }

  /** Decides by the rule of the moment, if there is one. */
  public AutomaticDecisions(
      Jdbi jdbi, CallLog callLog, Changes changes, Clock clock, Supplier<Optional<Rule>> rule) {
    this.jdbi = jdbi;
    this.callLog = callLog;
    this.changes = changes;
    this.clock = clock;
    this.rule = rule;
  }

  /** The job for the scheduler: a tick every second. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("changes", FixedDelay.of(TICK)).execute((task, context) -> tick());
  }

  /** Decides all that is due now, at most 200. */
  public void tick() {
    rule.get().ifPresent(this::tick);
  }

  private void tick(Rule rule) {
    Instant since = clock.instant().minus(rule.delay());
    Sweep.run(jdbi, "changes/decide", (handle, seen) -> next(handle, rule, since, seen));
  }

  private boolean next(Handle handle, Rule rule, Instant since, Set<Long> seen) {
    OptionalLong due = ChangeStore.due(handle, rule.types(), since, seen);
    due.ifPresent(
        change -> {
          seen.add(change);
          decide(handle, rule, change);
        });
    return due.isPresent();
  }

  private void decide(Handle handle, Rule rule, long change) {
    Call call = callLog.open(Source.JOB, "changes/decide", "127.0.0.1");
    boolean declined = rule.declines(change);
    Optional<String> why = declined ? rule.reason() : Optional.empty();
    DecisionResult result = changes.decide(handle, call, change, !declined, why, rule.decidedBy());
    if (result instanceof DecisionResult.Refused(var refusal)) {
      Optional<String> reason = Optional.of(refusal.detail());
      changes.decide(handle, call, change, false, reason, rule.decidedBy());
    }
  }
}
