package dev.postorder.backoffice;

import dev.postorder.order.OrderState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds what the simulator may touch next, and locks it. Held orders are never found. */
final class SimulatorStore {
  private SimulatorStore() {}

  /**
   * An order that has been in its state long enough.
   *
   * @param pickup whether it is picked up from an address
   * @param delivery whether it is delivered to an address
   */
  record Due(int requestId, OrderState state, boolean pickup, boolean delivery) {}

  /**
   * The order that has waited longest since before {@code since}, unless a change of it waits for
   * its decision: that would come too late.
   */
  static Optional<Due> order(
      Handle handle, Instant since, LocalDate today, Collection<Long> except) {
    return handle
        .createQuery(
            """
            select request_id, state, pickup_variant = 'address' as pickup,
                   delivery_variant = 'address' as delivery
              from orders
             where state not in ('draft', 'finished', 'declined', 'cancelled') and not held
               and (suspended_from is null or suspended_to < :today)
               and state_at <= :since
               and request_id <> all (:except)
               and not exists (
                 select 1 from change_request c
                  where c.customer_id = orders.customer_id and c.request_id = orders.request_id
                    and c.status = 'in_progress' and c.type <> 'contact_info_change')
             order by state_at
             limit 1
               for update skip locked\
            """)
        .bind("since", since)
        .bind("today", today)
        .bindArray("except", Long.class, except.toArray())
        .map(
            (row, context) ->
                new Due(
                    row.getInt("request_id"),
                    OrderState.of(row.getString("state")).orElseThrow(),
                    row.getBoolean("pickup"),
                    row.getBoolean("delivery")))
        .findOne();
  }
}
