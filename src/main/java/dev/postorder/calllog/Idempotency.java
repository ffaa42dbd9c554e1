package dev.postorder.calllog;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Runs an effect once for its key: key, effect and answer stand in one transaction, for 24 hours.
 */
public final class Idempotency {

  /**
   * Runs the effect in a transaction of its own, or replays. A second call under one key waits for
   * the first.
   *
   * @param answer the answer to keep, or empty when the call had no effect: then nothing is written
   */
  public <R> Once<R> once(
      IdempotencyKey key, Function<R, Optional<String>> answer, Function<Handle, R> effect) {
    throw new UnsupportedOperationException();
  }
}
