package dev.postorder.calllog;

import java.time.Duration;
import java.util.Optional;

/**
 * What went over the wire for one call. Bodies come unmasked; the call log masks and cuts them.
 *
 * @param write whether the method writes (its bodies are kept even when it succeeded)
 * @param note the error's code or text, or what is worth saying of a success
 * @param answer the body; empty where it was streamed
 * @param streamed how long a body was that was written piece by piece and is not held; 0 for others
 */
public record Exchange(
    Call call,
    Outcome outcome,
    Optional<String> note,
    boolean write,
    int status,
    Duration duration,
    byte[] request,
    byte[] answer,
    long streamed) {

  /** Of a call whose answer is whole. */
  public Exchange(
      Call call,
      Outcome outcome,
      Optional<String> note,
      boolean write,
      int status,
      Duration duration,
      byte[] request,
      byte[] answer) {
    this(call, outcome, note, write, status, duration, request, answer, 0);
  }
}
