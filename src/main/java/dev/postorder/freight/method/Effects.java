package dev.postorder.freight.method;

import dev.postorder.calllog.Idempotency;
import dev.postorder.calllog.IdempotencyKey;
import dev.postorder.calllog.Once;
import dev.postorder.freight.wire.BodyHash;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.freight.wire.JsonAnswers;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs effects: once for their Idempotency-Key, if there is one (freight specification, section 9).
 */
public final class Effects {
  private static final int LONGEST_KEY = 255;
  private static final int RUNS = 5;

  /** deadlock_detected, serialization_failure, foreign_key_violation. */
  private static final Set<String> LOST_RACES = Set.of("40P01", "40001", "23503");

  private final Jdbi jdbi;
  private final Idempotency idempotency;

  public Effects(Jdbi jdbi, Idempotency idempotency) {
    this.jdbi = jdbi;
    this.idempotency = idempotency;
  }

  /**
   * Runs one way or the other.
   *
   * @param alone the effect in a transaction of its own
   * @param within the effect in ours, with the key
   */
  public Reply run(Turn turn, Supplier<Reply> alone, Function<Handle, Reply> within) {
    return turn.idempotencyKey().isEmpty()
        ? alone.get()
        : once(turn, turn.idempotencyKey().get(), within);
  }

  /**
   * Runs in one transaction, which is rolled back unless the effect is done. One that the database
   * broke off because of others that ran at once has left nothing, and runs again.
   */
  public Reply together(Turn turn, Function<Handle, Reply> within) {
    for (int run = 1; run < RUNS; run++) {
      try {
        return run(turn, () -> transaction(within), within);
      } catch (JdbiException e) {
        if (!lostRace(e)) {
          throw e;
        }
      }
    }
    return run(turn, () -> transaction(within), within);
  }

  /** A deadlock, or what is written belongs to what was deleted meanwhile. */
  private static boolean lostRace(JdbiException failure) {
    return failure.getCause() instanceof SQLException cause
        && LOST_RACES.contains(String.valueOf(cause.getSQLState()));
  }

  private Reply transaction(Function<Handle, Reply> within) {
    return jdbi.inTransaction(
        handle -> {
          Reply reply = within.apply(handle);
          if (!(reply instanceof Reply.Done)) {
            handle.rollback();
          }
          return reply;
        });
  }

  private Reply once(Turn turn, String key, Function<Handle, Reply> within) {
    if (key.length() > LONGEST_KEY) {
      return new Reply.Listed(
          List.of(
              Fault.saying(
                  FreightError.OUT_OF_LIMIT,
                  "Idempotency-Key: не более %d символов, передано %d"
                      .formatted(LONGEST_KEY, key.length()))));
    }
    var scope =
        new IdempotencyKey(
            "user:" + turn.userId(), turn.call().message(), key, BodyHash.of(turn.body().node()));
    return switch (idempotency.once(scope, Effects::kept, within)) {
      case Once.Done<Reply>(Reply reply) -> reply;
      case Once.Replayed<Reply>(String answer) -> new Reply.Done(JsonAnswers.parse(answer), true);
      case Once.OtherBody<Reply>() -> Reply.refused(FreightError.KEY_REUSED);
    };
  }

  private static Optional<String> kept(Reply reply) {
    return reply instanceof Reply.Done done
        ? Optional.of(JsonAnswers.text(done.answer()))
        : Optional.empty();
  }
}
