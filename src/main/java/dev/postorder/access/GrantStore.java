package dev.postorder.access;

import dev.postorder.platform.database.SqlArray;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The SQL that says what users may do for customers, all of it. While a customer is disabled what
 * its users were given is held back: their level is 0, so that those who look at levels need not
 * look at the customer. What they were given is {@code coalesce(held_level, level)}.
 */
final class GrantStore {
  /** A customer that is about to be disabled or enabled is waited for. */
  private static final String GRANT =
      """
      insert into access (user_id, customer_id, level, held_level)
      select :user, c.id, case when c.disabled_at is null then w.level else 0 end,
             case when c.disabled_at is not null then w.level end
        from unnest(:customers::<type>[], :levels::smallint[]) as w (customer, level)
        join customer c on c.<key> = w.customer
       order by c.id
         for share of c
      on conflict (user_id, customer_id)
        do update set level = excluded.level, held_level = excluded.held_level
      """;

  private GrantStore() {}

  /** In one statement; customers that there are not are left out. */
  static void grant(Handle handle, long userId, Map<UUID, Integer> levels) {
    List<Map.Entry<UUID, Integer>> rows = List.copyOf(levels.entrySet());
    handle
        .createUpdate(GRANT)
        .define("type", "uuid")
        .define("key", "uid")
        .bind("user", userId)
        .bind("customers", SqlArray.of("uuid", rows, Map.Entry::getKey))
        .bind("levels", SqlArray.of("smallint", rows, Map.Entry::getValue))
        .execute();
  }

  static void grant(Handle handle, long userId, long customerId, int level) {
    handle
        .createUpdate(GRANT)
        .define("type", "bigint")
        .define("key", "id")
        .bind("user", userId)
        .bind("customers", SqlArray.of("bigint", List.of(customerId), id -> id))
        .bind("levels", SqlArray.of("smallint", List.of(level), one -> one))
        .execute();
  }

  /** Of a customer that is disabled. */
  static void hold(Handle handle, long customerId) {
    handle.execute(
        "update access set held_level = level, level = 0"
            + " where customer_id = ? and held_level is null",
        customerId);
  }

  /** Of a customer that is enabled again. */
  static void release(Handle handle, long customerId) {
    handle.execute(
        "update access set level = held_level, held_level = null"
            + " where customer_id = ? and held_level is not null",
        customerId);
  }
}
