package dev.postorder.addressbook;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Deletes the entries that nobody has used for long, daily and in slices: never one that an order
 * under way uses.
 */
public final class Retirement {
  private final Jdbi jdbi;
  private final Clock clock;
  private final Duration unused;

  /**
   * Retires entries of all customers.
   *
   * @param unused how long an entry stays that nobody uses
   */
  public Retirement(Jdbi jdbi, Clock clock, Duration unused) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.unused = unused;
  }

  /** Retires every day. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("retire-book-entries", FixedDelay.ofHours(24))
        .execute((instance, context) -> retire());
  }

  /** Retires now; returns how many entries. */
  public int retire() {
    forgetUses();
    Instant before = clock.instant().minus(unused);
    int retired = 0;
    for (Kind kind : Kind.LEAVES_FIRST) {
      int slice;
      do {
        slice = jdbi.inTransaction(handle -> RetirementStore.retire(handle, kind, before));
        retired += slice;
      } while (slice == RetirementStore.SLICE);
    }
    return retired;
  }

  /** Orders that have ended use nothing any more. */
  private void forgetUses() {
    Optional<RetirementStore.Use> last = Optional.of(RetirementStore.Use.BEFORE_ALL);
    while (last.isPresent()) {
      RetirementStore.Use after = last.get();
      last = jdbi.inTransaction(handle -> RetirementStore.forgetUses(handle, after));
    }
  }
}
