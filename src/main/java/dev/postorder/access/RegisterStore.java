package dev.postorder.access;

import dev.postorder.platform.database.SqlArray;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The SQL of {@link Register} but its searches. */
final class RegisterStore {
  private RegisterStore() {}

  static List<Grant> grants(Handle handle, long userId, int limit) {
    return handle
        .createQuery(
            """
            select c.uid as customer, c.name, coalesce(a.held_level, a.level) as level, c.disabled_at is not null as disabled
              from access a join customer c on c.id = a.customer_id
             where a.user_id = :user and coalesce(a.held_level, a.level) > 0
             order by c.name, c.id limit :limit
            """)
        .bind("user", userId)
        .bind("limit", limit)
        .mapTo(Grant.class)
        .list();
  }

  static boolean lockUser(Handle handle, long id) {
    return handle
        .createQuery("select 1 from app_user where id = :id for no key update")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static List<UUID> unknown(Handle handle, Collection<UUID> uids) {
    return handle
        .createQuery(
            """
            select w.uid from unnest(:uids::uuid[]) as w (uid)
             where not exists (select 1 from customer c where c.uid = w.uid)
             order by 1
            """)
        .bind("uids", SqlArray.of("uuid", List.copyOf(uids), Function.identity()))
        .mapTo(UUID.class)
        .list();
  }
}
