package dev.postorder.simulator;

import dev.postorder.order.OrderState;
import dev.postorder.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is played, and what the simulator may touch next. Held orders are never found. */
final class SimulatorStore {
  private static final String DUE =
      """
      select o.request_id, o.state, o.pickup_variant = 'address' as pickup,
             o.delivery_variant = 'address' as delivery,
             mod(hashint4extended(o.request_id, ascii(o.state) + length(o.state)) & 1048575, 1000)::int as luck
        from orders o
        join unnest(:states::text[], :usual::timestamptz[], :late::timestamptz[], :delayed::int[])
             as w (state, usual, late, delayed) on w.state = o.state
       where o.state not in ('draft', 'finished', 'declined', 'cancelled') and not o.held
         and (o.suspended_from is null or o.suspended_to < :today)
         and o.state_at <= case when mod(hashint4extended(o.request_id, 7) & 1048575, 1000) < w.delayed
                                then w.late else w.usual end
         and o.request_id <> all (:except)
         and not exists (
           select 1 from change_request c
            where c.customer_id = o.customer_id and c.request_id = o.request_id
              and c.status = 'in_progress' and c.type <> 'contact_info_change')
       order by o.state_at
       limit 1
         for update of o skip locked
      """;

  private SimulatorStore() {}

  /**
   * An order that has been in its state long enough.
   *
   * @param pickup whether it is picked up from an address
   * @param delivery whether it is delivered to an address
   * @param luck from 0 to 999; what befalls it when it leaves this state
   */
  record Due(int requestId, OrderState state, boolean pickup, boolean delivery, int luck) {}

  /**
   * Since when an order must have been in a state to leave it.
   *
   * @param delayed of a thousand orders, how many must have been there since {@code late}
   */
  record Wait(OrderState state, Instant usual, Instant late, int delayed) {}

  /**
   * The order that has waited longest, unless a change of it waits for its decision: that would
   * come too late.
   */
  static Optional<Due> order(
      Handle handle, List<Wait> waits, LocalDate today, Collection<Long> except) {
    return handle
        .createQuery(DUE)
        .bind("states", SqlArray.of("text", waits, wait -> wait.state().code()))
        .bind("usual", SqlArray.of("timestamptz", waits, Wait::usual))
        .bind("late", SqlArray.of("timestamptz", waits, Wait::late))
        .bind("delayed", SqlArray.of("int", waits, Wait::delayed))
        .bind("today", today)
        .bindArray("except", Long.class, except.toArray())
        .map((row, context) -> due(row))
        .findOne();
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        row.getInt("request_id"),
        OrderState.of(row.getString("state")).orElseThrow(),
        row.getBoolean("pickup"),
        row.getBoolean("delivery"),
        row.getInt("luck"));
  }

  static Optional<Playing> playing(Handle handle) {
    return handle
        .createQuery("select scenario, step_ms, running, changed_at, changed_by from simulator")
        .map(
            (row, context) ->
                new Playing(
                    row.getString("scenario"),
                    Duration.ofMillis(row.getLong("step_ms")),
                    row.getBoolean("running"),
                    Optional.of(row.getTimestamp("changed_at").toInstant()),
                    Optional.of(row.getString("changed_by"))))
        .findOne();
  }

  static void play(
      Handle handle, String scenario, Duration step, boolean running, Instant now, String actor) {
    handle
        .createUpdate(
            """
            insert into simulator (scenario, step_ms, running, changed_at, changed_by)
            values (:scenario, :step, :running, :now, :actor)
            on conflict (one) do update
            set scenario = excluded.scenario, step_ms = excluded.step_ms, running = excluded.running,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """)
        .bind("scenario", scenario)
        .bind("step", step.toMillis())
        .bind("running", running)
        .bind("now", now)
        .bind("actor", actor)
        .execute();
  }

  /**
   * Forgets all orders, and with them what refers to them. Customers, users, address books,
   * subscriptions and the call log stay; numbers are not given again.
   */
  static void reset(Handle handle) {
    handle.execute(
        """
        truncate orders, order_directory, order_party, order_words, order_state_change, order_own_number, order_cargo_place,
                 order_day, multi_request, multi_request_order, change_request, webhook_order, renotified,
                 notification, delivery_attempt, delivery_report, delivery_host, sms_segment, mailbox_letter
          cascade\
        """);
    handle.execute("delete from installation where name = 'demo.orders'");
  }
}
