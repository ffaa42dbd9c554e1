package dev.postorder.calllog;

/**
 * What came of a call that carries an Idempotency-Key (freight specification, section 9).
 *
 * @param <R> the capability's result
 */
public sealed interface Once<R> {
  /** The effect ran now. */
  record Done<R>(R result) implements Once<R> {}

  /** It ran before; this is the answer it had then, as the face encoded it. */
  record Replayed<R>(String answer) implements Once<R> {}

  /** The key was used with another body. */
  record OtherBody<R>() implements Once<R> {}
}
