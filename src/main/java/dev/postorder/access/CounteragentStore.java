package dev.postorder.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The SQL of {@link Counteragents}. */
final class CounteragentStore {
  private CounteragentStore() {}

  /** A customer and what the user may do for it. */
  record Mandate(Customer customer, int level) {}

  static Optional<Current> current(Handle handle, String trail) {
    return handle
        .createQuery(
            """
            select a.customer_id, a.level
            from session s
            join access a on a.user_id = s.user_id and a.level > 0
            join customer c on c.id = a.customer_id and c.disabled_at is null
            where s.trail = :trail and (s.customer_id is null or s.customer_id = a.customer_id)
            order by a.level = 2 desc, a.customer_id
            limit 1
            """)
        .bind("trail", trail)
        .mapTo(Current.class)
        .findFirst();
  }

  static List<Mandate> customers(Handle handle, long userId) {
    return handle
        .createQuery(
            "select "
                + DirectoryStore.CUSTOMER
                + """
                , a.level
                from access a join customer c on c.id = a.customer_id
                where a.user_id = :user and c.disabled_at is null
                order by c.id
                """)
        .bind("user", userId)
        .map(
            (row, context) ->
                new Mandate(DirectoryStore.customerOf(row, context), row.getInt("level")))
        .list();
  }

  private record Sharer(long customerId, String login) {}

  static Map<Long, List<String>> sharedTo(Handle handle, long userId) {
    var logins = new HashMap<Long, List<String>>();
    handle
        .createQuery(
            """
            select a.customer_id, u.login
            from access a
            join access o on o.customer_id = a.customer_id and o.user_id <> a.user_id and o.level > 0
            join app_user u on u.id = o.user_id and u.disabled_at is null
            where a.user_id = :user and a.level = 2
            order by u.login
            """)
        .bind("user", userId)
        .mapTo(Sharer.class)
        .forEach(
            sharer ->
                logins
                    .computeIfAbsent(sharer.customerId(), id -> new ArrayList<>())
                    .add(sharer.login()));
    return logins;
  }

  static boolean choose(Handle handle, String trail, UUID uid) {
    return handle
            .createUpdate(
                """
                update session s set customer_id = c.id
                from access a join customer c on c.id = a.customer_id and c.disabled_at is null
                where s.trail = :trail and a.user_id = s.user_id and a.level > 0 and c.uid = :uid
                """)
            .bind("trail", trail)
            .bind("uid", uid)
            .execute()
        == 1;
  }
}
