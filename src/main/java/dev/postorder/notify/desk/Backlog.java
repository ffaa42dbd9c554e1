package dev.postorder.notify.desk;

import dev.postorder.platform.health.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What waits to be sent, and what could not be, by channel. */
public final class Backlog {
  private static final String SUM =
      """
      with waiting as (
        select channel, count(*) filter (where state = 'queued') as queued,
               count(*) filter (where state = 'sending') as sending, min(created_at) as oldest
        from notification where state in ('queued', 'sending') group by channel),
      dead as (
        select channel, count(*) as failed
        from (select channel from notification where state = 'failed' limit :most) n group by channel)
      select c.channel, coalesce(w.queued, 0) as queued, coalesce(w.sending, 0) as sending,
             coalesce(d.failed, 0) as failed, w.oldest
      from unnest(array['email', 'sms', 'webhook']) with ordinality as c (channel, place)
      left join waiting w using (channel) left join dead d using (channel)
      order by c.place
      """;
  private static final String RESTING =
      "select count(*) from delivery_host where rest_until > :now";

  private final Jdbi jdbi;

  /** Of this database. */
  public Backlog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record Row(
      String channel, long queued, long sending, long failed, Optional<Instant> oldest) {}

  /** All channels. */
  public List<Status.ChannelQueue> channels() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SUM)
                .bind("most", Status.ChannelQueue.MOST_FAILED)
                .mapTo(Row.class)
                .map(
                    row ->
                        new Status.ChannelQueue(
                            row.channel(), row.queued(), row.sending(), row.failed(), row.oldest()))
                .list());
  }

  /** How many hosts are left alone at a time. */
  public long resting(Instant now) {
    return jdbi.withHandle(
        handle -> handle.createQuery(RESTING).bind("now", now).mapTo(Long.class).one());
  }
}
