package dev.postorder.notify;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.order.OrderState;
import dev.postorder.platform.batch.Batcher;
import dev.postorder.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  private static final String RENOTIFY =
      """
      with cmd as (
        select * from %s
        join unnest(:orders::int[]) with ordinality as wish (request_id, n) using (n)
      ), setting as (
        select :now::timestamptz as now, jsonb_build_object('stateTitle', :title::text) as title,
               :hook::text as hook
      ), target as materialized (
        select c.*, o.customer_id, o.state, o.order_number
        from cmd c
        join order_directory d on d.request_id = c.request_id
        join access a on a.user_id = c.user_id and a.customer_id = d.customer_id and a.level >= 2
        join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
      ), formed as (
        insert into notification (customer_id, request_id, event, channel, role, recipient, language, schedule, data,
                                  next_attempt_at, created_at, call_id, first_id)
        select t.customer_id, t.request_id, r.event, r.channel, r.role, r.recipient, r.language, r.channel,
               l.data || s.title, s.now, s.now, t.id,
               (select coalesce(min(n.id) filter (where lower(n.recipient) = lower(r.recipient)), min(n.id))
                from notification n
                where n.customer_id = t.customer_id and n.request_id = t.request_id
                  and n.event = r.event and n.role = r.role and n.channel = r.channel)
        from target t
        cross join setting s
        cross join %s as r
        join notification_data l on l.customer_id = t.customer_id and l.request_id = t.request_id
        where t.state = 'finished'
        order by t.n, r.rank, r.channel
        returning call_id
      ), hooked as (
        insert into notification (customer_id, request_id, event, channel, role, recipient, host, schedule, data,
                                  next_attempt_at, created_at, call_id, webhook_id, first_id)
        select t.customer_id, t.request_id, s.hook, 'webhook', 'customer', w.recipient, w.host, w.schedule,
               jsonb_build_object('requestID', t.request_id, 'orderID', t.order_number, 'state', t.state),
               s.now, s.now, t.id, w.webhook_id,
               (select min(n.id) from notification n
                where n.customer_id = t.customer_id and n.request_id = t.request_id
                  and n.event = s.hook and n.webhook_id = w.webhook_id)
        from target t
        cross join setting s
        join webhook_recipient w on w.customer_id = t.customer_id and w.request_id = t.request_id
        where t.state = 'finished' and (w.event_types is null or s.hook = any(w.event_types))
        order by t.n, w.webhook_id
        returning call_id
      ), counted as (
        select call_id, count(*)::int as notifications
        from (select call_id from formed union all select call_id from hooked) as told
        group by call_id
      ), trailed as (
        insert into call (id, at, source, message, trail, user_id, customer_id, request_id, outcome, note, ip)
        select t.id, t.at, t.source, t.message, t.trail, t.user_id, t.customer_id, t.request_id, 'ok',
               'уведомлений: ' || coalesce(c.notifications, 0), t.ip
        from target t left join counted c on c.call_id = t.id
        where t.state = 'finished'
      )
      select t.n, t.customer_id, t.request_id, t.state, coalesce(c.notifications, 0) as notifications
      from target t left join counted c on c.call_id = t.id
      """
          .formatted(CallLog.CALLS, Recipients.of("t", "'order_completed'"));

  private record Command(Call call, int requestId) {}

  private final Clock clock;
  private final Recipients recipients;
  private final Runnable formed;
  private final Batcher<Command, RenotifyResult> batcher;

  /**
   * Starts the threads that carry the calls.
   *
   * @param formed told after a commit that there may be something to send
   */
  public Renotifier(Jdbi jdbi, Clock clock, Recipients recipients, Runnable formed) {
    this.clock = clock;
    this.recipients = recipients;
    this.formed = formed;
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

  private List<RenotifyResult> run(Handle handle, List<Command> commands) {
    List<RenotifyResult> results =
        new ArrayList<>(Collections.nCopies(commands.size(), new RenotifyResult.NotFound()));
    List<Call> calls = commands.stream().map(Command::call).toList();
    recipients
        .bind(CallLog.bind(handle.createQuery(RENOTIFY), calls))
        .bind("orders", SqlArray.of("int", commands, Command::requestId))
        .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
        .bind("title", OrderState.FINISHED.title())
        .bind("hook", WebhookEvents.of(OrderState.FINISHED))
        .map(
            (row, context) -> {
              int index = row.getInt("n") - 1;
              calls.get(index).order(row.getLong("customer_id"), row.getInt("request_id"));
              return results.set(index, result(row));
            })
        .list();
    return results;
  }

  private static RenotifyResult result(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return state.equals(OrderState.FINISHED.code())
        ? new RenotifyResult.Queued(row.getInt("notifications"))
        : new RenotifyResult.NotCompleted(state);
  }

  /** Carries what waits, then ends the threads. */
  @Override
  public void close() {
    batcher.close();
  }
}
