package dev.postorder.access.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The SQL of {@link TwoFactor} and {@link Codes}. Recovery codes come as their SHA-256. */
final class TwoFactorStore {
  private TwoFactorStore() {}

  /** The id of the secret in force. */
  static Optional<UUID> secret(Handle handle, long operatorId) {
    return id(handle, "totp_id", operatorId);
  }

  /** The id of the one that is not confirmed yet. */
  static Optional<UUID> offered(Handle handle, long operatorId) {
    return id(handle, "totp_offered_id", operatorId);
  }

  private static Optional<UUID> id(Handle handle, String column, long operatorId) {
    return handle
        .createQuery(
            "select <column> from operator where id = :id and disabled_at is null and <column> is"
                + " not null")
        .define("column", column)
        .bind("id", operatorId)
        .mapTo(UUID.class)
        .findOne();
  }

  /** Keeps the id of an offer while there is no second factor. */
  static void offer(Handle handle, long operatorId, UUID id) {
    handle
        .createUpdate(
            "update operator set totp_offered_id = :offered where id = :id and totp_id is null")
        .bind("id", operatorId)
        .bind("offered", id)
        .execute();
  }

  /** Puts what was offered in force; false when it is not offered any more. */
  static boolean confirm(Handle handle, long operatorId, UUID offered, long step) {
    return handle
            .createUpdate(
                """
                update operator set totp_id = totp_offered_id, totp_offered_id = null, totp_step = :step
                where id = :id and totp_offered_id = :offered and totp_id is null
                """)
            .bind("id", operatorId)
            .bind("offered", offered)
            .bind("step", step)
            .execute()
        == 1;
  }

  /** Takes the code of a step; false when it, or one after it, was taken already. */
  static boolean take(Handle handle, long operatorId, UUID secret, long step) {
    return handle
            .createUpdate(
                """
                update operator set totp_step = :step
                where id = :id and totp_id = :secret and (totp_step is null or totp_step < :step)
                """)
            .bind("id", operatorId)
            .bind("secret", secret)
            .bind("step", step)
            .execute()
        == 1;
  }

  /** False when there was none. */
  static boolean end(Handle handle, long operatorId) {
    replaceCodes(handle, operatorId, List.of());
    return handle
            .createUpdate(
                """
                update operator set totp_id = null, totp_offered_id = null, totp_step = null
                where id = :id and totp_id is not null
                """)
            .bind("id", operatorId)
            .execute()
        == 1;
  }

  static void replaceCodes(Handle handle, long operatorId, List<byte[]> hashes) {
    handle
        .createUpdate("delete from operator_recovery_code where operator_id = :id")
        .bind("id", operatorId)
        .execute();
    for (byte[] hash : hashes) {
      handle
          .createUpdate(
              "insert into operator_recovery_code (operator_id, code_hash) values (:id, :hash)")
          .bind("id", operatorId)
          .bind("hash", hash)
          .execute();
    }
  }

  /** Takes a recovery code; false when it is none of his. */
  static boolean takeCode(Handle handle, long operatorId, byte[] hash) {
    return handle
            .createUpdate(
                "delete from operator_recovery_code where operator_id = :id and code_hash = :hash")
            .bind("id", operatorId)
            .bind("hash", hash)
            .execute()
        == 1;
  }

  static int codesLeft(Handle handle, long operatorId) {
    return handle
        .createQuery("select count(*) from operator_recovery_code where operator_id = :id")
        .bind("id", operatorId)
        .mapTo(int.class)
        .one();
  }

  static void addTicket(Handle handle, byte[] hash, long operatorId, Instant expiresAt) {
    handle
        .createUpdate(
            "insert into operator_ticket (token_hash, operator_id, expires_at) values (:hash,"
                + " :operator, :expires)")
        .bind("hash", hash)
        .bind("operator", operatorId)
        .bind("expires", expiresAt)
        .execute();
  }

  /** Whose ticket it is, if he may still use it. */
  static Optional<Long> ticket(Handle handle, byte[] hash, Instant now) {
    return handle
        .createQuery(
            """
            select t.operator_id from operator_ticket t
            join operator o on o.id = t.operator_id and o.disabled_at is null
            where t.token_hash = :hash and t.expires_at > :now
            """)
        .bind("hash", hash)
        .bind("now", now)
        .mapTo(Long.class)
        .findOne();
  }

  /** Uses a ticket up; false when somebody has done so. */
  static boolean endTicket(Handle handle, byte[] hash) {
    return handle
            .createUpdate("delete from operator_ticket where token_hash = :hash")
            .bind("hash", hash)
            .execute()
        == 1;
  }

  static void endTickets(Handle handle, long operatorId) {
    handle
        .createUpdate("delete from operator_ticket where operator_id = :operator")
        .bind("operator", operatorId)
        .execute();
  }

  static void forgetTickets(Handle handle, Instant before) {
    handle
        .createUpdate("delete from operator_ticket where expires_at < :before")
        .bind("before", before)
        .execute();
  }
}
