package dev.postorder.notify.desk;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Sends dead letters again, one by one or by query: the same notification with the same message id,
 * its schedule begun anew. Those whose recipient was unsubscribed meanwhile stay what they are.
 */
public final class DeadLetters {
  /** So many at most are sent again by one call. */
  public static final int MOST = 1000;

  /** So many at most are counted. */
  public static final int MOST_COUNTED = 100_000;

  private final Clock clock;
  private final CallLog callLog;
  private final Runnable formed;

  /**
   * Over the caller's transactions.
   *
   * @param formed told after a commit that there is something to send
   */
  public DeadLetters(Clock clock, CallLog callLog, Runnable formed) {
    this.clock = clock;
    this.callLog = callLog;
    this.formed = formed;
  }

  /** Queues one again. */
  public ResendResult resend(Handle handle, Call call, NotificationId name) {
    Optional<DeadLetterStore.Letter> found = DeadLetterStore.lock(handle, name);
    if (found.isEmpty()) {
      return new ResendResult.NotFound();
    }
    call.order(name.customerId(), found.get().requestId());
    if (!found.get().state().equals(NotificationState.FAILED.code())) {
      return new ResendResult.NotFailed(found.get().state());
    }
    if (found.get().unsubscribed()) {
      return new ResendResult.Unsubscribed();
    }
    DeadLetterStore.resend(handle, name, clock.instant().truncatedTo(ChronoUnit.MICROS));
    trail(handle, call, name.toString());
    return new ResendResult.Queued(name);
  }

  /** Queues those of a query again. */
  public Moved resend(Handle handle, Call call, DeadLetterFilter filter) {
    int count =
        DeadLetterStore.resend(handle, filter, clock.instant().truncatedTo(ChronoUnit.MICROS));
    boolean more = count == filter.limit() && DeadLetterStore.more(handle, filter);
    trail(handle, call, "отправлено снова: " + count);
    return new Moved(count, more);
  }

  /** Queues several again; those that are no dead letters, or unwanted, stay what they are. */
  public int resend(Handle handle, Call call, List<NotificationId> names) {
    int count =
        DeadLetterStore.resend(handle, names, clock.instant().truncatedTo(ChronoUnit.MICROS));
    trail(handle, call, "отправлено снова: " + count);
    return count;
  }

  /** How many a query has; its limit does not count, at most {@link #MOST_COUNTED} are. */
  public int count(Handle handle, DeadLetterFilter filter) {
    return DeadLetterStore.count(handle, filter, MOST_COUNTED);
  }

  private void trail(Handle handle, Call call, String note) {
    callLog.trail(handle, call, Optional.of(note));
    handle.afterCommit(formed);
  }
}
