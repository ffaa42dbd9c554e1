package dev.postorder.addressbook;

import dev.postorder.order.OrderState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of retirement. */
final class RetirementStore {
  /** How many entries at a time. */
  static final int SLICE = 1000;

  private static final List<String> ENDED =
      Arrays.stream(OrderState.values()).filter(OrderState::ended).map(OrderState::code).toList();

  private RetirementStore() {}

  /** That an order uses an entry. */
  record Use(long customerId, String kind, long entryId, int requestId) {
    /** In the order of the key, this comes before all others. */
    static final Use BEFORE_ALL = new Use(Long.MIN_VALUE, "", 0, 0);
  }

  /** Deletes one slice; how many. */
  static int retire(Handle handle, Kind kind, Instant before) {
    return handle
        .createUpdate(
            """
            with doomed as (
              select customer_id, id from %1$s b
              where used_at < :before
                and not exists (
                  select 1 from book_use u
                  where u.customer_id = b.customer_id and u.kind = '%2$s' and u.entry_id = b.id)
              order by used_at
              limit :slice
              for update skip locked
            )
            delete from %1$s b using doomed d where b.customer_id = d.customer_id and b.id = d.id
            """
                .formatted(kind.table(), kind.code()))
        .bind("before", before)
        .bind("slice", SLICE)
        .execute();
  }

  /** Looks one slice of uses through, in the order of their key; the last of them. */
  static Optional<Use> forgetUses(Handle handle, Use after) {
    return handle
        .createQuery(
            """
            with slice as materialized (
              select customer_id, kind, entry_id, request_id from book_use
              where (customer_id, kind, entry_id, request_id) > (:customer, :kind, :entry, :request)
              order by customer_id, kind, entry_id, request_id
              limit :slice
            ), gone as (
              delete from book_use u using slice s
              where u.customer_id = s.customer_id and u.kind = s.kind and u.entry_id = s.entry_id
                and u.request_id = s.request_id
                and not exists (
                  select 1 from orders o
                  where o.customer_id = s.customer_id and o.request_id = s.request_id
                    and not o.state = any(:ended))
            )
            select customer_id, kind, entry_id, request_id from slice
            order by customer_id desc, kind desc, entry_id desc, request_id desc
            limit 1
            """)
        .bind("customer", after.customerId())
        .bind("kind", after.kind())
        .bind("entry", after.entryId())
        .bind("request", after.requestId())
        .bind("slice", SLICE)
        .bindArray("ended", String.class, ENDED)
        .mapTo(Use.class)
        .findOne();
  }
}
