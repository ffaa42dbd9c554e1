package dev.postorder.notify.desk;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Hosts that did not answer and are left alone for a while. */
public final class DeliveryHosts {
  /** So many notifications at most are woken by one call. */
  public static final int MOST = 1000;

  private static final String LIST =
      "select channel, host, openings, rest_until, why from delivery_host order by channel, host";
  private static final String END_REST =
      """
      update delivery_host set rest_until = :now
      where channel = :channel and host = :host and rest_until > :now
      """;
  private static final String WAKE =
      """
      with waiting as (
        select n.customer_id, n.id from notification n
        where n.channel = :channel and n.host = :host and n.state = 'queued' and n.next_attempt_at > :now
        order by n.next_attempt_at, n.id
        limit :limit
        for update skip locked)
      update notification n set next_attempt_at = :now
      from waiting w where n.customer_id = w.customer_id and n.id = w.id
      """;
  private static final String MORE =
      """
      select exists (select 1 from notification n
                     where n.channel = :channel and n.host = :host and n.state = 'queued'
                       and n.next_attempt_at > :now)
      """;

  /** Whom nothing waits for is not tried again, so nobody would find out that it is back. */
  private static final String FORGET =
      """
      delete from delivery_host h
      where h.rest_until < :before
        and not exists (select 1 from notification n
                        where n.channel = h.channel and n.host = h.host and n.state in ('queued', 'sending'))
      """;

  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final Jdbi jdbi;
  private final Clock clock;
  private final CallLog callLog;
  private final Runnable formed;

  /**
   * Over a database.
   *
   * @param formed told after a commit that there is something to send
   */
  public DeliveryHosts(Jdbi jdbi, Clock clock, CallLog callLog, Runnable formed) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.callLog = callLog;
    this.formed = formed;
  }

  /**
   * A host that did not answer and has not answered since.
   *
   * @param host empty: the channel's own server
   * @param openings how often in a row it was left alone
   * @param restUntil then one notification tries whether it is back
   */
  public record Resting(String channel, String host, int openings, Instant restUntil, String why) {}

  /** All of them. */
  public List<Resting> list() {
    return jdbi.withHandle(handle -> handle.createQuery(LIST).mapTo(Resting.class).list());
  }

  /** Forgets, every day, those that nothing was sent to for a week. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("forget-hosts", FixedDelay.ofHours(24))
        .execute((instance, context) -> forget());
  }

  /** Forgets them now; returns how many. */
  public int forget() {
    Instant before = clock.instant().minus(REMEMBERED);
    return jdbi.withHandle(handle -> handle.createUpdate(FORGET).bind("before", before).execute());
  }

  /**
   * Ends the rest of a host, and has what waits for it tried now, the longest due first. The node
   * that found it silent goes on within half a minute.
   */
  public Moved wake(Handle handle, Call call, String channel, String host, int limit) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    handle
        .createUpdate(END_REST)
        .bind("channel", channel)
        .bind("host", host)
        .bind("now", now)
        .execute();
    int count =
        handle
            .createUpdate(WAKE)
            .bind("channel", channel)
            .bind("host", host)
            .bind("now", now)
            .bind("limit", limit)
            .execute();
    boolean more =
        handle
            .createQuery(MORE)
            .bind("channel", channel)
            .bind("host", host)
            .bind("now", now)
            .mapTo(Boolean.class)
            .one();
    callLog.trail(handle, call, Optional.of((channel + " " + host).strip() + ": " + count));
    handle.afterCommit(formed);
    return new Moved(count, more);
  }
}
