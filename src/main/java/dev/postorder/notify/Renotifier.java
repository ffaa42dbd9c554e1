package dev.postorder.notify;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.order.OrderState;
import dev.postorder.platform.batch.Batcher;
import dev.postorder.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Forms the notifications of a completed order again (travel specification, section 4): those of
 * the event «order completed» only, letters, SMS and webhooks, with today's recipients and data,
 * each linked to the first one of its role or subscription.
 */
public final class Renotifier implements AutoCloseable {
  private static final int LANES = 2;
  private static final int BATCH = 64;

  private record Command(Call call, int requestId) {}

  private final Clock clock;
  private final Recipients recipients;
  private final RenotifyLimit limit;
  private final Runnable formed;
  private final String sql;
  private final Batcher<Command, RenotifyResult> batcher;

  /**
   * Starts the threads that carry the calls.
   *
   * @param formed told after a commit that there may be something to send
   */
  public Renotifier(
      Jdbi jdbi, Clock clock, Recipients recipients, RenotifyLimit limit, Runnable formed) {
    this.clock = clock;
    this.recipients = recipients;
    this.limit = limit;
    this.formed = formed;
    this.sql = sql(limit);
    this.batcher =
        new Batcher<>(
            "renotify",
            LANES,
            BATCH,
            command -> new Object(),
            commands -> jdbi.withHandle(handle -> run(handle, commands)));
  }

  /**
   * Queues them for the call's user; carried in one commit together with other waiting calls.
   *
   * @param requestId the order's requestID (id_Reserve)
   */
  public RenotifyResult renotify(Call call, int requestId) {
    RenotifyResult result = batcher.submit(new Command(call, requestId));
    if (result instanceof RenotifyResult.Queued) {
      call.trailWritten(true);
      formed.run();
    }
    return result;
  }

  /** Queues them in the caller's transaction. */
  public RenotifyResult renotify(Handle handle, Call call, int requestId) {
    RenotifyResult result = run(handle, List.of(new Command(call, requestId))).getFirst();
    if (result instanceof RenotifyResult.Queued) {
      handle.afterCommit(() -> call.trailWritten(true));
      handle.afterCommit(formed);
    }
    return result;
  }

  private static String sql(RenotifyLimit limit) {
    return """
    with cmd as (
      select * from %s
      join unnest(:orders::int[]) with ordinality as wish (request_id, n) using (n)
    ), %s, candidate as materialized (
      select c.*, o.customer_id, o.state, o.order_number
      from cmd c
      join order_directory d on d.request_id = c.request_id
      join access a on a.user_id = c.user_id and a.customer_id = d.customer_id and a.level >= 2
      join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
    ), %s, formed as (
      %s from (%s) as f order by n, rank, channel returning call_id
    ), hooked as (
      %s from (%s) as f order by n, webhook_id returning call_id
    ), counted as (
      select call_id, count(*)::int as notifications
      from (select call_id from formed union all select call_id from hooked) as told
      group by call_id
    ), trailed as (
      insert into call (id, at, source, message, trail, user_id, customer_id, request_id, outcome, note, ip)
      select t.id, t.at, t.source, t.message, t.trail, t.user_id, t.customer_id, t.request_id, 'ok',
             'уведомлений: ' || coalesce(c.notifications, 0), t.ip
      from target t left join counted c on c.call_id = t.id
      where t.told
    )
    select t.n, t.customer_id, t.request_id, t.state, t.told, t.last, coalesce(c.notifications, 0) as notifications
    from target t left join counted c on c.call_id = t.id
    """
        .formatted(
            CallLog.CALLS,
            RenotifySql.SETTING,
            limit.target(),
            RenotifySql.INTO,
            RenotifySql.letters(Recipients.of("target", "t", "'order_completed'")),
            RenotifySql.INTO,
            RenotifySql.HOOKS);
  }

  private List<RenotifyResult> run(Handle handle, List<Command> commands) {
    List<RenotifyResult> results =
        new ArrayList<>(Collections.nCopies(commands.size(), new RenotifyResult.NotFound()));
    List<Call> calls = commands.stream().map(Command::call).toList();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    limit
        .bind(recipients.bind(CallLog.bind(handle.createQuery(sql), calls)))
        .bind("orders", SqlArray.of("int", commands, Command::requestId))
        .bind("now", now)
        .bind("title", OrderState.FINISHED.title())
        .bind("hook", WebhookEvents.of(OrderState.FINISHED))
        .map(
            (row, context) -> {
              int index = row.getInt("n") - 1;
              calls.get(index).order(row.getLong("customer_id"), row.getInt("request_id"));
              return results.set(index, result(row, now));
            })
        .list();
    return results;
  }

  private RenotifyResult result(ResultSet row, Instant now) throws SQLException {
    String state = row.getString("state");
    if (row.getBoolean("told")) {
      return new RenotifyResult.Queued(row.getInt("notifications"));
    }
    if (!state.equals(OrderState.FINISHED.code())) {
      return new RenotifyResult.NotCompleted(state);
    }
    Optional<Instant> last =
        Optional.ofNullable(row.getTimestamp("last")).map(Timestamp::toInstant);
    return new RenotifyResult.TooSoon(limit.left(last, now));
  }

  /** Carries what waits, then ends the threads. */
  @Override
  public void close() {
    batcher.close();
  }
}
