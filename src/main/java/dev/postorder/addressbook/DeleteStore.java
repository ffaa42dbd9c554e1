package dev.postorder.addressbook;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The SQL of deleting. What belongs to a deleted entry goes with it. */
final class DeleteStore {
  private DeleteStore() {}

  /** Those of the ids that were there. */
  static List<Long> delete(Handle handle, Kind kind, long customerId, List<Long> ids) {
    return handle
        .createQuery(
            """
            with doomed as (
              select id from %1$s where customer_id = :customer and id = any(:ids) order by id for update
            ), unused as (
              delete from book_use
              where customer_id = :customer and kind = '%2$s' and entry_id in (select id from doomed)
            )
            delete from %1$s b using doomed d where b.customer_id = :customer and b.id = d.id
            returning b.id
            """
                .formatted(kind.table(), kind.code()))
        .bind("customer", customerId)
        .bindArray("ids", Long.class, ids)
        .mapTo(Long.class)
        .list();
  }
}
