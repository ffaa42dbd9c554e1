package dev.postorder.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The SQL of the searches of {@link Register}. What many have is met among the next rows by id,
 * what hardly anybody has is looked up by indexes; the rows of a page are read one by one. So no
 * plan reads a table whole, whatever the planner thinks that the texts are.
 */
final class RegisterSearch {
  /** After the last text with a beginning. */
  private static final String LAST = "\uDBFF\uDFFF";

  /** How many rows are looked at for what many have. */
  private static final int NEXT = 1000;

  private static final String WORDS =
      "array_to_tsvector(array_remove(regexp_split_to_array(lower(name), '[^[:alnum:]]+'), ''))"
          + " @@ :words::tsquery";
  private static final String INN = "inn ~>=~ :inn and inn ~<~ :inn_last";
  private static final String EMAIL = "lower(email) ~>=~ :email and lower(email) ~<~ :email_last";
  private static final String PHONE = "phone ~>=~ :phone and phone ~<~ :phone_last";
  private static final String UID = "uid between :from and :to";
  private static final String LOGIN = "login ~>=~ :login and login ~<~ :login_last";

  private static final String CUSTOMERS =
      "with found as materialized (%s) select "
          + DirectoryStore.CUSTOMER
          + " from found"
          + " cross join lateral (select * from customer x where x.id = found.id limit 1) c"
          + " order by c.id";

  private static final String USERS =
      """
      with found as materialized (%s)
      select u.id, u.login, u.disabled_at is not null as disabled, g.customers, g.levels
      from found
      cross join lateral (select * from app_user x where x.id = found.id limit 1) u
      cross join lateral (
        select coalesce(array_agg(c.uid), '{}') as customers,
               coalesce(array_agg(coalesce(a.held_level, a.level)::bigint), '{}') as levels
        from access a
        cross join lateral (select y.uid from customer y where y.id = a.customer_id limit 1) c
        where a.user_id = u.id and coalesce(a.held_level, a.level) > 0) g
      order by u.id
      """;

  private static final String ALL = "select id from %s where id > :after order by id limit :limit";

  private static final String AMONG_THE_NEXT =
      """
      select id from (select * from %s where id > :after order by id limit %d) n
      where %s order by id limit :limit
      """;

  /** What is found is found whole before it is put in order, or the walk by id were cheaper. */
  private static final String INDEXED =
      "select id from (%s) f where id > :after order by id limit :limit";

  private static final String OF_CUSTOMER =
      """
      select a.user_id as id from access a
      cross join lateral (select login from app_user x where x.id = a.user_id limit 1) u
      where a.customer_id = (select id from customer where uid = :customer)
        and coalesce(a.held_level, a.level) > 0
      """;

  private RegisterSearch() {}

  static List<Customer> customers(
      Handle handle, Optional<Register.Wish> wish, long after, int limit) {
    if (wish.isEmpty()) {
      return customers(handle, ALL.formatted("customer"), wish, after, limit);
    }
    List<String> ways = List.of(WORDS, INN, EMAIL, PHONE, UID);
    String any = "(" + String.join(") or (", ways) + ")";
    List<Customer> next =
        customers(handle, AMONG_THE_NEXT.formatted("customer", NEXT, any), wish, after, limit);
    if (next.size() == limit) {
      return next;
    }
    String union =
        "select id from customer where "
            + String.join(" union select id from customer where ", ways);
    return customers(handle, INDEXED.formatted(union), wish, after, limit);
  }

  private static List<Customer> customers(
      Handle handle, String found, Optional<Register.Wish> wish, long after, int limit) {
    Query query =
        handle.createQuery(CUSTOMERS.formatted(found)).bind("after", after).bind("limit", limit);
    wish.ifPresent(
        looked -> {
          query.bind("words", looked.words()).bind("from", looked.from()).bind("to", looked.to());
          beginning(query, "inn", looked.inn());
          beginning(query, "email", looked.email());
          beginning(query, "phone", looked.phone());
        });
    return query.map(DirectoryStore::customerOf).list();
  }

  /** Texts that begin so; none where there is no beginning. */
  private static void beginning(Query query, String name, String text) {
    query.bind(name, text).bind(name + "_last", text.isEmpty() ? "" : text + LAST);
  }

  static List<UserEntry> users(
      Handle handle, Optional<String> login, Optional<UUID> customer, long after, int limit) {
    if (customer.isPresent()) {
      String of = OF_CUSTOMER + (login.isPresent() ? " and " + LOGIN : "");
      return users(handle, INDEXED.formatted(of), login, customer, after, limit);
    }
    if (login.isEmpty()) {
      return users(handle, ALL.formatted("app_user"), login, customer, after, limit);
    }
    List<UserEntry> next =
        users(
            handle,
            AMONG_THE_NEXT.formatted("app_user", NEXT, LOGIN),
            login,
            customer,
            after,
            limit);
    return next.size() == limit
        ? next
        : users(
            handle,
            INDEXED.formatted("select id from app_user where " + LOGIN + " offset 0"),
            login,
            customer,
            after,
            limit);
  }

  private static List<UserEntry> users(
      Handle handle,
      String found,
      Optional<String> login,
      Optional<UUID> customer,
      long after,
      int limit) {
    Query query =
        handle.createQuery(USERS.formatted(found)).bind("after", after).bind("limit", limit);
    login.ifPresent(text -> query.bind("login", text).bind("login_last", text + LAST));
    customer.ifPresent(uid -> query.bind("customer", uid));
    return query.map(RegisterSearch::userOf).list();
  }

  static Optional<UserEntry> user(Handle handle, String login) {
    return handle
        .createQuery(USERS.formatted("select id from app_user where login = :login"))
        .bind("login", login)
        .map(RegisterSearch::userOf)
        .findOne();
  }

  static Optional<UserEntry> user(Handle handle, long id) {
    return handle
        .createQuery(USERS.formatted("select id from app_user where id = :id"))
        .bind("id", id)
        .map(RegisterSearch::userOf)
        .findOne();
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
