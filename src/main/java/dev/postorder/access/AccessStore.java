package dev.postorder.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL behind {@link Access}. Secrets come as their SHA-256. */
final class AccessStore {
  private AccessStore() {}

  static OptionalLong application(Handle handle, byte[] keyHash) {
    return handle
        .createQuery("select id from application where key_hash = :hash and disabled_at is null")
        .bind("hash", keyHash)
        .mapTo(long.class)
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  static Optional<ApiKey> apiKey(Handle handle, byte[] keyHash) {
    return handle
        .createQuery(
            "select name, role, personal_data from api_key"
                + " where key_hash = :hash and disabled_at is null")
        .bind("hash", keyHash)
        .map(
            (row, context) ->
                new ApiKey(
                    row.getString("name"),
                    OperatorRole.of(row.getString("role")).orElseThrow(),
                    row.getBoolean("personal_data")))
        .findFirst();
  }

  static Optional<Session> session(Handle handle, byte[] hash, Instant now) {
    return handle
        .createQuery(
            """
            select s.trail, s.user_id, s.created_at, s.expires_at, s.last_used_at
            from session s
            join app_user u on u.id = s.user_id and u.disabled_at is null
            join application a on a.id = s.application_id and a.disabled_at is null
            left join personal_token p on p.id = s.personal_token_id
            where s.id_hash = :hash and s.closed_at is null and s.expires_at > :now
              and p.ended_at is null
            """)
        .bind("hash", hash)
        .bind("now", utc(now))
        .map(AccessStore::toSession)
        .findFirst();
  }

  static Optional<Session> token(Handle handle, byte[] hash, Instant now) {
    return handle
        .createQuery(
            """
            select t.trail, t.user_id, t.created_at, t.expires_at, t.last_used_at
            from token t
            join app_user u on u.id = t.user_id and u.disabled_at is null
            where t.id_hash = :hash and t.closed_at is null and t.expires_at > :now
            """)
        .bind("hash", hash)
        .bind("now", utc(now))
        .map(AccessStore::toSession)
        .findFirst();
  }

  static void insertSession(
      Handle handle,
      byte[] hash,
      Session session,
      long applicationId,
      Optional<PersonalToken> token,
      String address) {
    handle
        .createUpdate(
            """
            insert into session (id_hash, trail, user_id, application_id, personal_token_id, address,
              created_at, expires_at)
            values (:hash, :trail, :user, :application, :token, :address, :created, :expires)
            """)
        .bind("hash", hash)
        .bind("trail", session.trail())
        .bind("user", session.userId())
        .bind("application", applicationId)
        .bind("token", token.map(PersonalToken::id).orElse(null))
        .bind("address", address)
        .bind("created", utc(session.createdAt()))
        .bind("expires", utc(session.expiresAt()))
        .execute();
  }

  static void insertToken(Handle handle, byte[] hash, Session session, String address) {
    handle
        .createUpdate(
            """
            insert into token (id_hash, trail, user_id, address, created_at, expires_at)
            values (:hash, :trail, :user, :address, :created, :expires)
            """)
        .bind("hash", hash)
        .bind("address", address)
        .bind("trail", session.trail())
        .bind("user", session.userId())
        .bind("created", utc(session.createdAt()))
        .bind("expires", utc(session.expiresAt()))
        .execute();
  }

  static void closeSession(Handle handle, byte[] hash, Instant now) {
    handle
        .createUpdate(
            "update session set closed_at = :now where id_hash = :hash and closed_at is null")
        .bind("hash", hash)
        .bind("now", utc(now))
        .execute();
  }

  static void closeToken(Handle handle, byte[] hash, Instant now) {
    handle
        .createUpdate(
            "update token set closed_at = :now where id_hash = :hash and closed_at is null")
        .bind("hash", hash)
        .bind("now", utc(now))
        .execute();
  }

  /** Notes that a session or token was used. */
  static void used(Handle handle, String table, byte[] hash, Instant at) {
    handle
        .createUpdate("update " + table + " set last_used_at = :at where id_hash = :hash")
        .bind("hash", hash)
        .bind("at", utc(at))
        .execute();
  }

  private static Session toSession(ResultSet row, StatementContext context) throws SQLException {
    Instant created = row.getObject("created_at", OffsetDateTime.class).toInstant();
    return new Session(
        row.getString("trail"),
        row.getLong("user_id"),
        created,
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("last_used_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant)
            .orElse(created));
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
