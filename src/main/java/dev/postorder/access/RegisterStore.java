package dev.postorder.access;

import dev.postorder.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL of {@link Register}. */
final class RegisterStore {
  private static final String FOUND =
      """
       and c.id in (
         select id from customer
          where array_to_tsvector(array_remove(regexp_split_to_array(lower(name), '[^[:alnum:]]+'), ''))
                @@ :words::tsquery
         union select id from customer where inn like :inn
         union select id from customer where uid between :from and :to)
      """;

  private static final String USERS =
      """
      select u.id, u.login, u.disabled_at is not null as disabled,
             coalesce(array_agg(c.uid) filter (where coalesce(a.held_level, a.level) > 0), '{}') as customers,
             coalesce(array_agg((coalesce(a.held_level, a.level))::bigint) filter (where coalesce(a.held_level, a.level) > 0), '{}') as levels
        from (select * from app_user where %s order by id limit :limit) u
        left join access a on a.user_id = u.id
        left join customer c on c.id = a.customer_id
       group by u.id, u.login, u.disabled_at order by u.id\
      """;

  private static final String OF_CUSTOMER =
      """
       and id in (select a.user_id from access a join customer c on c.id = a.customer_id
                   where c.uid = :customer and coalesce(a.held_level, a.level) > 0)
      """;

  private RegisterStore() {}

  static List<Customer> customers(
      Handle handle, Optional<Register.Wish> wish, long after, int limit) {
    String where = " where c.id > :after" + (wish.isPresent() ? FOUND : "");
    var query =
        handle
            .createQuery(
                "select "
                    + DirectoryStore.CUSTOMER
                    + " from customer c"
                    + where
                    + " order by c.id limit :limit")
            .bind("after", after)
            .bind("limit", limit);
    wish.ifPresent(
        found ->
            query
                .bind("words", found.words())
                .bind("inn", found.inn())
                .bind("from", found.from())
                .bind("to", found.to()));
    return query.map(DirectoryStore::customerOf).list();
  }

  static List<UserEntry> users(
      Handle handle, Optional<String> login, Optional<UUID> customer, long after, int limit) {
    String where =
        "id > :after"
            + (login.isPresent() ? " and login like :login" : "")
            + (customer.isPresent() ? OF_CUSTOMER : "");
    var query =
        handle.createQuery(USERS.formatted(where)).bind("after", after).bind("limit", limit);
    login.ifPresent(text -> query.bind("login", literal(text) + "%"));
    customer.ifPresent(uid -> query.bind("customer", uid));
    return query.map(RegisterStore::userOf).list();
  }

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

  static Optional<UserEntry> user(Handle handle, String login) {
    return handle
        .createQuery(USERS.formatted("login = :login"))
        .bind("login", login)
        .bind("limit", 1)
        .map(RegisterStore::userOf)
        .findOne();
  }

  static Optional<UserEntry> user(Handle handle, long id) {
    return handle
        .createQuery(USERS.formatted("id = :id"))
        .bind("id", id)
        .bind("limit", 1)
        .map(RegisterStore::userOf)
        .findOne();
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private static UserEntry userOf(ResultSet row, StatementContext context) throws SQLException {
    var customers = (UUID[]) row.getArray("customers").getArray();
    var values = (Long[]) row.getArray("levels").getArray();
    var levels = new HashMap<UUID, Integer>();
    for (int i = 0; i < customers.length; i++) {
      levels.put(customers[i], values[i].intValue());
    }
    return new UserEntry(
        row.getLong("id"), row.getString("login"), levels, row.getBoolean("disabled"));
  }
}
