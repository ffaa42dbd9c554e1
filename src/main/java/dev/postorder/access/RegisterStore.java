package dev.postorder.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
             coalesce(array_agg(c.uid) filter (where a.level > 0), '{}') as customers,
             coalesce(array_agg(a.level::bigint) filter (where a.level > 0), '{}') as levels
        from (select * from app_user where %s order by id limit :limit) u
        left join access a on a.user_id = u.id
        left join customer c on c.id = a.customer_id
       group by u.id, u.login, u.disabled_at order by u.id\
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

  static List<UserEntry> users(Handle handle, Optional<String> login, long after, int limit) {
    String where = "id > :after" + (login.isPresent() ? " and login like :login" : "");
    var query =
        handle.createQuery(USERS.formatted(where)).bind("after", after).bind("limit", limit);
    login.ifPresent(text -> query.bind("login", literal(text) + "%"));
    return query.map(RegisterStore::userOf).list();
  }

  static Optional<UserEntry> user(Handle handle, String login) {
    return handle
        .createQuery(USERS.formatted("login = :login"))
        .bind("login", login)
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
