package dev.postorder.access;

import dev.postorder.platform.config.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL of {@link Directory}. */
final class DirectoryStore {
  /** The columns of a {@link Customer}, of the table under the name {@code c}. */
  static final String CUSTOMER =
      """
      c.id, c.uid, c.name, c.inn, c.email, c.disabled_at is not null as disabled, c.juridical, c.form,
      c.document_type, c.document_serial, c.document_number, c.cash_on_delivery,
      c.manager_name, c.manager_phone, c.manager_email, c.phone, c.language\
      """;

  private static final String CUSTOMERS = "select " + CUSTOMER + " from customer c";

  private DirectoryStore() {}

  static Customer putCustomer(Handle handle, Customer customer, Instant at) {
    return handle
        .createQuery(
            """
            insert into customer as c (uid, name, inn, email, juridical, form, document_type,
              document_serial, document_number, cash_on_delivery, manager_name, manager_phone,
              manager_email, phone, language, created_at)
            values (:uid, :name, :inn, :email, :juridical, :form, :documentType, :documentSerial,
              :documentNumber, :cashOnDelivery, :managerName, :managerPhone, :managerEmail, :phone, :languageCode, :at)
            on conflict (uid) do update set
              name = excluded.name, inn = excluded.inn, email = excluded.email,
              juridical = excluded.juridical, form = excluded.form,
              document_type = excluded.document_type, document_serial = excluded.document_serial,
              document_number = excluded.document_number,
              cash_on_delivery = excluded.cash_on_delivery, manager_name = excluded.manager_name,
              manager_phone = excluded.manager_phone, manager_email = excluded.manager_email,
              phone = excluded.phone, language = excluded.language
            """
                + "returning "
                + CUSTOMER)
        .bindMethods(customer)
        .bindMethods(customer.details())
        .bind("languageCode", customer.details().language().map(Language::code))
        .bind("at", at)
        .map(DirectoryStore::customerOf)
        .one();
  }

  static List<Customer> customers(Handle handle) {
    return handle.createQuery(CUSTOMERS + " order by c.id").map(DirectoryStore::customerOf).list();
  }

  static Optional<Customer> customer(Handle handle, UUID uid) {
    return handle
        .createQuery(CUSTOMERS + " where c.uid = :uid")
        .bind("uid", uid)
        .map(DirectoryStore::customerOf)
        .findOne();
  }

  static void lockCustomer(Handle handle, UUID uid) {
    handle
        .createQuery("select 1 from customer where uid = :uid for no key update")
        .bind("uid", uid)
        .mapTo(int.class)
        .list();
  }

  static Customer customerOf(ResultSet row, StatementContext context) throws SQLException {
    return new Customer(
        row.getLong("id"),
        row.getObject("uid", UUID.class),
        row.getString("name"),
        Optional.ofNullable(row.getString("inn")),
        Optional.ofNullable(row.getString("email")),
        context.findRowMapperFor(CustomerDetails.class).orElseThrow().map(row, context),
        row.getBoolean("disabled"));
  }

  static Optional<Long> insertUser(Handle handle, String login, String hash, Instant at) {
    return handle
        .createQuery(
            """
            insert into app_user (login, password_hash, created_at) values (:login, :hash, :at)
            on conflict (login) do nothing
            returning id\
            """)
        .bind("login", login)
        .bind("hash", hash)
        .bind("at", at)
        .mapTo(Long.class)
        .findOne();
  }

  static boolean updatePassword(Handle handle, String login, String hash) {
    return handle
            .createUpdate(
                "update app_user set password_hash = :hash"
                    + " where login = :login and disabled_at is null")
            .bind("hash", hash)
            .bind("login", login)
            .execute()
        == 1;
  }

  static List<User> users(Handle handle, Optional<String> login) {
    return handle
        .createQuery(
            """
            select u.id, u.login, u.disabled_at is not null as disabled,
                   coalesce(array_agg(a.customer_id) filter (where a.level is not null), '{}') as customers,
                   coalesce(array_agg(coalesce(a.held_level, a.level)::bigint) filter (where a.level is not null), '{}') as levels
              from app_user u left join access a on a.user_id = u.id
             where :login::text is null or u.login = :login
             group by u.id order by u.id\
            """)
        .bind("login", login)
        .map(DirectoryStore::userOf)
        .list();
  }

  private static User userOf(ResultSet row, StatementContext context) throws SQLException {
    var customers = (Long[]) row.getArray("customers").getArray();
    var values = (Long[]) row.getArray("levels").getArray();
    var levels = new HashMap<Long, Integer>();
    for (int i = 0; i < customers.length; i++) {
      levels.put(customers[i], values[i].intValue());
    }
    return new User(row.getLong("id"), row.getString("login"), levels, row.getBoolean("disabled"));
  }

  static boolean insertKey(Handle handle, KeyKind kind, String name, byte[] hash, Instant at) {
    return handle
            .createUpdate(
                "insert into "
                    + kind.table()
                    + " (name, key_hash, created_at) values (:name, :hash, :at)"
                    + " on conflict (name) do nothing")
            .bind("name", name)
            .bind("hash", hash)
            .bind("at", at)
            .execute()
        == 1;
  }

  static void setRights(Handle handle, String apiKey, OperatorRole role, boolean personalData) {
    handle
        .createUpdate(
            "update api_key set role = :role, personal_data = :personal where name = :name")
        .bind("role", role.code())
        .bind("personal", personalData)
        .bind("name", apiKey)
        .execute();
  }

  static List<KeyHolder> keys(Handle handle, KeyKind kind) {
    return handle
        .createQuery(
            "select id, name, created_at, disabled_at is not null as disabled, "
                + (kind == KeyKind.API_KEY
                    ? "role, personal_data"
                    : "null as role, false as personal_data")
                + " from "
                + kind.table()
                + " order by id")
        .map(
            (row, context) ->
                new KeyHolder(
                    row.getLong("id"),
                    row.getString("name"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    Optional.ofNullable(row.getString("role")).flatMap(OperatorRole::of),
                    row.getBoolean("personal_data"),
                    row.getBoolean("disabled")))
        .list();
  }

  /** Table and column are names of ours, never input. */
  static boolean disable(Handle handle, String table, String column, Object value, Instant at) {
    return handle
            .createUpdate(
                "update "
                    + table
                    + " set disabled_at = :at where disabled_at is null and "
                    + column
                    + " = :value")
            .bind("at", at)
            .bind("value", value)
            .execute()
        == 1;
  }

  /** Table and column are names of ours, never input. */
  static boolean enable(Handle handle, String table, String column, Object value) {
    return handle
            .createUpdate(
                "update "
                    + table
                    + " set disabled_at = null where disabled_at is not null and "
                    + column
                    + " = :value")
            .bind("value", value)
            .execute()
        == 1;
  }
}
