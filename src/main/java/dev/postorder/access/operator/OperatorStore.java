package dev.postorder.access.operator;

import dev.postorder.access.LoginGuard;
import dev.postorder.access.OperatorRole;
import dev.postorder.platform.config.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL of {@link Operators}. */
final class OperatorStore {
  private static final String ACCOUNTS =
      """
      select o.id, o.name, o.display_name, o.role, o.personal_data, o.language,
        o.password_hash is not null as password, o.totp_id is not null as two_factor,
        o.oidc_subject is not null as federated, o.created_at,
        greatest(o.last_used_at,
          (select max(s.last_used_at) from operator_session s where s.operator_id = o.id)) as last_used_at,
        o.disabled_at is not null as disabled
      from operator o
      """;

  private OperatorStore() {}

  static Optional<Long> insert(
      Handle handle,
      String name,
      String displayName,
      OperatorRole role,
      boolean personalData,
      Instant at) {
    return handle
        .createQuery(
            """
            insert into operator (name, display_name, role, personal_data, created_at)
            values (:name, :display, :role, :personal, :at)
            on conflict (name) do nothing
            returning id
            """)
        .bind("name", name)
        .bind("display", displayName)
        .bind("role", role.code())
        .bind("personal", personalData)
        .bind("at", at)
        .mapTo(Long.class)
        .findOne();
  }

  static List<OperatorAccount> list(Handle handle) {
    return handle.createQuery(ACCOUNTS + "order by o.name").map(OperatorStore::account).list();
  }

  static Optional<OperatorAccount> find(Handle handle, String name) {
    return find(handle, "name", name);
  }

  static Optional<OperatorAccount> find(Handle handle, long id) {
    return find(handle, "id", id);
  }

  static Optional<OperatorAccount> bySubject(Handle handle, String subject) {
    return find(handle, "oidc_subject", subject);
  }

  /** The column is a name of ours, never input. */
  private static Optional<OperatorAccount> find(Handle handle, String column, Object value) {
    return handle
        .createQuery(ACCOUNTS + "where o." + column + " = :value")
        .bind("value", value)
        .map(OperatorStore::account)
        .findOne();
  }

  private static OperatorAccount account(ResultSet row, StatementContext context)
      throws SQLException {
    return new OperatorAccount(
        row.getLong("id"),
        row.getString("name"),
        row.getString("display_name"),
        OperatorRole.of(row.getString("role")).orElseThrow(),
        row.getBoolean("personal_data"),
        Optional.ofNullable(row.getString("language")).map(Language::of),
        row.getBoolean("password"),
        row.getBoolean("two_factor"),
        row.getBoolean("federated"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("last_used_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getBoolean("disabled"));
  }

  /** Those who can sign in as administrators, locked so that two cannot leave at once. */
  static List<Long> administrators(Handle handle) {
    return handle
        .createQuery(
            """
            select id from operator
            where role = 'administrator' and disabled_at is null
              and (password_hash is not null or oidc_subject is not null)
            order by id for update
            """)
        .mapTo(Long.class)
        .list();
  }

  static void lock(Handle handle, String name) {
    handle
        .createQuery("select 1 from operator where name = :name for update")
        .bind("name", name)
        .mapTo(Integer.class)
        .list();
  }

  static Optional<LoginGuard.Known> known(Handle handle, String name) {
    return handle
        .createQuery(
            "select id, password_hash from operator where name = :name and disabled_at is null"
                + " and password_hash is not null")
        .bind("name", name)
        .map(
            (row, context) ->
                new LoginGuard.Known(row.getLong("id"), row.getString("password_hash")))
        .findOne();
  }

  static boolean setPassword(Handle handle, long id, String hash) {
    return handle
            .createUpdate(
                "update operator set password_hash = :hash where id = :id and disabled_at is null")
            .bind("id", id)
            .bind("hash", hash)
            .execute()
        == 1;
  }

  static void set(Handle handle, OperatorAccount account) {
    handle
        .createUpdate(
            """
            update operator set display_name = :display, role = :role, personal_data = :personal,
              language = :language
            where id = :id
            """)
        .bind("id", account.id())
        .bind("display", account.displayName())
        .bind("role", account.role().code())
        .bind("personal", account.personalData())
        .bind("language", account.language().map(Language::code))
        .execute();
  }

  static void setSubject(Handle handle, long id, Optional<String> subject) {
    handle
        .createUpdate("update operator set oidc_subject = :subject where id = :id")
        .bind("id", id)
        .bind("subject", subject)
        .execute();
  }

  static boolean disable(Handle handle, long id, Instant at) {
    return handle
            .createUpdate(
                "update operator set disabled_at = :at where id = :id and disabled_at is null")
            .bind("id", id)
            .bind("at", at)
            .execute()
        == 1;
  }

  static boolean enable(Handle handle, long id) {
    return handle
            .createUpdate(
                "update operator set disabled_at = null where id = :id and disabled_at is not null")
            .bind("id", id)
            .execute()
        == 1;
  }

  static void addLink(
      Handle handle, byte[] hash, Optional<Long> operatorId, Instant now, Instant expiresAt) {
    handle
        .createUpdate(
            """
            insert into operator_link (token_hash, operator_id, created_at, expires_at)
            values (:hash, :operator, :now, :expires)
            """)
        .bind("hash", hash)
        .bind("operator", operatorId)
        .bind("now", now)
        .bind("expires", expiresAt)
        .execute();
  }

  /** A link as it is kept. */
  record Link(Optional<Long> operatorId) {}

  /** One that has not ended; locked, so that it is used once. */
  static Optional<Link> link(Handle handle, byte[] hash, Instant now) {
    return handle
        .createQuery(
            """
            select l.operator_id from operator_link l
            left join operator o on o.id = l.operator_id
            where l.token_hash = :hash and l.expires_at > :now and o.disabled_at is null
            for update of l
            """)
        .bind("hash", hash)
        .bind("now", now)
        .mapTo(Link.class)
        .findOne();
  }

  /** Ends the links that lead to the same end, those of the past too. */
  static void endLinks(Handle handle, Optional<Long> operatorId, Instant now) {
    handle
        .createUpdate(
            "delete from operator_link where operator_id is not distinct from :operator"
                + " or expires_at <= :now")
        .bind("operator", operatorId)
        .bind("now", now)
        .execute();
  }
}
