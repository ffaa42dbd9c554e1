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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Approves change requests that nobody has decided for a while, and declines those that the order's
 * state does not allow any more. Held orders are never touched. Any number of nodes may run it.
 */
public final class AutomaticDecisions {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Jdbi jdbi;
  private final CallLog callLog;
  private final Changes changes;
  private final Clock clock;
  private final Rule rule;

  /**
   * What is decided, and when.
   *
   * @param delay how long a request waits for somebody else
   * @param decidedBy who it was, for the history
   */
  public record Rule(Set<ChangeType> types, Duration delay, String decidedBy) {}

  /** Decides by one rule. */
  public AutomaticDecisions(Jdbi jdbi, CallLog callLog, Changes changes, Clock clock, Rule rule) {
    this.jdbi = jdbi;
    this.callLog = callLog;
    this.changes = changes;
    this.clock = clock;
    this.rule = rule;
  }

  /** The job for the scheduler: a tick every second, or more often where the delay is shorter. */
  public RecurringTask<Void> task() {
    Duration pause = rule.delay().compareTo(TICK) < 0 ? rule.delay() : TICK;
    return Tasks.recurring("changes", FixedDelay.of(pause)).execute((task, context) -> tick());
  }

  /** Decides all that is due now, at most 200. */
  public void tick() {
    Instant since = clock.instant().minus(rule.delay());
    Sweep.run(jdbi, "changes/decide", (handle, seen) -> next(handle, since, seen));
  }

  private boolean next(Handle handle, Instant since, Set<Long> seen) {
    OptionalLong due = ChangeStore.due(handle, rule.types(), since, seen);
    due.ifPresent(
        change -> {
          seen.add(change);
          decide(handle, change);
        });
    return due.isPresent();
  }

  private void decide(Handle handle, long change) {
    Call call = callLog.open(Source.JOB, "changes/decide", "127.0.0.1");
    DecisionResult result =
        changes.decide(handle, call, change, true, Optional.empty(), rule.decidedBy());
    if (result instanceof DecisionResult.Refused(var refusal)) {
      Optional<String> reason = Optional.of(refusal.detail());
      changes.decide(handle, call, change, false, reason, rule.decidedBy());
    }
  }
}
