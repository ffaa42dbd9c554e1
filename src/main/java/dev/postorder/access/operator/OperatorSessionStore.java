package dev.postorder.access.operator;

import dev.postorder.access.Operator;
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

/** The SQL of {@link OperatorSessions}. Secrets come as their SHA-256. */
final class OperatorSessionStore {
  private OperatorSessionStore() {}

  static void insert(
      Handle handle,
      byte[] hash,
      long operatorId,
      String method,
      Caller caller,
      OpenedSession session,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into operator_session (id_hash, trail, operator_id, method, address, user_agent, created_at,
              last_used_at, expires_at)
            values (:hash, :trail, :operator, :method, :address, :agent, :now, :now, :expires)
            """)
        .bind("hash", hash)
        .bind("trail", session.trail())
        .bind("operator", operatorId)
        .bind("method", method)
        .bind("address", caller.address())
        .bind("agent", caller.userAgent())
        .bind("now", now)
        .bind("expires", session.expiresAt())
        .execute();
  }

  static Optional<SignedIn> find(Handle handle, byte[] hash, Instant now) {
    return handle
        .createQuery(
            """
            select s.operator_id, o.name, o.display_name, o.role, o.personal_data, o.language,
              o.totp_id is not null as two_factor, s.trail, s.method, s.created_at, s.last_used_at,
              s.expires_at
            from operator_session s
            join operator o on o.id = s.operator_id and o.disabled_at is null
            where s.id_hash = :hash and s.closed_at is null and s.expires_at > :now
            """)
        .bind("hash", hash)
        .bind("now", now)
        .map(OperatorSessionStore::signedIn)
        .findOne();
  }

  private static SignedIn signedIn(ResultSet row, StatementContext context) throws SQLException {
    var operator =
        new Operator(
            row.getString("name"),
            OperatorRole.of(row.getString("role")).orElseThrow(),
            row.getBoolean("personal_data"),
            Optional.ofNullable(row.getString("language")).map(Language::of));
    return new SignedIn(
        row.getLong("operator_id"),
        operator,
        row.getString("display_name"),
        row.getBoolean("two_factor"),
        row.getString("trail"),
        row.getString("method"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  static void used(Handle handle, byte[] hash, Instant at) {
    handle
        .createUpdate("update operator_session set last_used_at = :at where id_hash = :hash")
        .bind("hash", hash)
        .bind("at", at)
        .execute();
  }

  static void close(Handle handle, byte[] hash, Instant at) {
    handle
        .createUpdate(
            "update operator_session set closed_at = :at where id_hash = :hash and closed_at is"
                + " null")
        .bind("hash", hash)
        .bind("at", at)
        .execute();
  }

  /** Ends all of an operator's save one; how many there were. */
  static int closeOthers(Handle handle, long operatorId, String butTrail, Instant at) {
    return handle
        .createUpdate(
            """
            update operator_session set closed_at = :at
            where operator_id = :operator and closed_at is null and expires_at > :at and trail <> :but
            """)
        .bind("operator", operatorId)
        .bind("but", butTrail)
        .bind("at", at)
        .execute();
  }

  /** Ends all of an operator's that were opened in one way. */
  static void closeAll(Handle handle, long operatorId, String method, Instant at) {
    handle
        .createUpdate(
            """
            update operator_session set closed_at = :at
            where operator_id = :operator and closed_at is null and method = :method
            """)
        .bind("operator", operatorId)
        .bind("method", method)
        .bind("at", at)
        .execute();
  }

  static boolean close(Handle handle, long operatorId, String trail, Instant at) {
    return handle
            .createUpdate(
                """
                update operator_session set closed_at = :at
                where trail = :trail and operator_id = :operator and closed_at is null and expires_at > :at
                """)
            .bind("trail", trail)
            .bind("operator", operatorId)
            .bind("at", at)
            .execute()
        == 1;
  }

  static List<OperatorSession> list(
      Handle handle, long operatorId, Instant now, Instant idleSince) {
    return handle
        .createQuery(
            """
            select s.trail, o.name as operator, s.method, s.address, s.user_agent, s.created_at, s.last_used_at,
              s.expires_at
            from operator_session s
            join operator o on o.id = s.operator_id
            where s.operator_id = :operator and s.closed_at is null and s.expires_at > :now
              and s.last_used_at > :idle
            order by s.created_at desc, s.trail
            """)
        .bind("operator", operatorId)
        .bind("now", now)
        .bind("idle", idleSince)
        .mapTo(OperatorSession.class)
        .list();
  }

  /** Deletes what ended before, and keeps when each operator was last seen. */
  static void forget(Handle handle, Instant before) {
    handle
        .createUpdate(
            """
            with gone as (
              delete from operator_session where expires_at < :before returning operator_id, last_used_at),
            seen as (
              select operator_id, max(last_used_at) as last_used_at from gone group by operator_id)
            update operator o set last_used_at = greatest(o.last_used_at, seen.last_used_at)
            from seen where seen.operator_id = o.id
            """)
        .bind("before", before)
        .execute();
  }
}
