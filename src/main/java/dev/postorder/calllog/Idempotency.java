package dev.postorder.calllog;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs an effect once for its key: key, effect and answer stand in one transaction, for 24 hours.
 */
public final class Idempotency {
  /** How long an answer is kept. */
  public static final Duration KEPT = Duration.ofHours(24);

  private final Jdbi jdbi;
  private final Clock clock;

  /** Keeps keys in the given database. */
  public Idempotency(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Runs the effect in a transaction of its own, or replays. A second call under one key waits for
   * the first.
   *
   * @param answer the answer to keep, or empty when the call had no effect: then nothing is written
   */
  public <R> Once<R> once(
      IdempotencyKey key, Function<R, Optional<String>> answer, Function<Handle, R> effect) {
    Optional<Once<R>> came = Optional.empty();
    while (came.isEmpty()) {
      came = jdbi.inTransaction(handle -> tryOnce(handle, key, answer, effect));
    }
    return came.get();
  }

  /** Removes them every hour. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("forget-idempotency-keys", FixedDelay.ofHours(1))
        .execute((instance, context) -> forget());
  }

  /** Removes keys that are past their time; returns how many. */
  public int forget() {
    return jdbi.withHandle(handle -> IdempotencyStore.forget(handle, expired()));
  }

  /** Empty when the call that held the key came to nothing just now; then it is our turn. */
  private <R> Optional<Once<R>> tryOnce(
      Handle handle,
      IdempotencyKey key,
      Function<R, Optional<String>> answer,
      Function<Handle, R> effect) {
    if (!IdempotencyStore.claim(handle, key, clock.instant(), expired())) {
      return IdempotencyStore.find(handle, key).map(kept -> replay(kept, key));
    }
    R result = effect.apply(handle);
    Optional<String> kept = answer.apply(result);
    kept.ifPresentOrElse(text -> IdempotencyStore.keep(handle, key, text), () -> handle.rollback());
    return Optional.of(new Once.Done<>(result));
  }

  private static <R> Once<R> replay(IdempotencyStore.Kept kept, IdempotencyKey key) {
    return MessageDigest.isEqual(kept.bodyHash(), key.bodyHash())
        ? new Once.Replayed<>(kept.answer())
        : new Once.OtherBody<>();
  }

  private Instant expired() {
    return clock.instant().minus(KEPT);
  }
}
