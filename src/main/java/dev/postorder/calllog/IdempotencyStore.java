package dev.postorder.calllog;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of idempotency keys. */
final class IdempotencyStore {
  private static final String CLAIM =
      """
      insert into idempotency as held (owner, method, key, body_hash, created_at)
      values (:owner, :method, :key, :body_hash, :now)
      on conflict (owner, method, key) do update
        set body_hash = excluded.body_hash, answer = null, created_at = excluded.created_at
        where held.created_at < :expired
      """;
  private static final String KEEP =
      "update idempotency set answer = :answer where (owner, method, key) = (:owner, :method,"
          + " :key)";
  private static final String FIND =
      """
      select body_hash, answer from idempotency
      where (owner, method, key) = (:owner, :method, :key) and answer is not null
      """;
  private static final String FORGET = "delete from idempotency where created_at < :expired";

  private IdempotencyStore() {}

  /** What stands under a key. */
  record Kept(byte[] bodyHash, String answer) {}

  /** Takes the key for this transaction; waits for another one that holds it. */
  static boolean claim(Handle handle, IdempotencyKey key, Instant now, Instant expired) {
    return handle
            .createUpdate(CLAIM)
            .bindMethods(key)
            .bind("body_hash", key.bodyHash())
            .bind("now", now)
            .bind("expired", expired)
            .execute()
        == 1;
  }

  static void keep(Handle handle, IdempotencyKey key, String answer) {
    handle.createUpdate(KEEP).bindMethods(key).bind("answer", answer).execute();
  }

  static Optional<Kept> find(Handle handle, IdempotencyKey key) {
    return handle
        .createQuery(FIND)
        .bindMethods(key)
        .map((row, context) -> new Kept(row.getBytes("body_hash"), row.getString("answer")))
        .findOne();
  }

  static int forget(Handle handle, Instant expired) {
    return handle.createUpdate(FORGET).bind("expired", expired).execute();
  }
}
