package dev.postorder.calllog;

import dev.postorder.platform.database.StorableText;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A closed call as it is stored.
 *
 * @param trailWritten its row stands already, written by its own transaction
 * @param request masked and cut; empty when bodies are not kept
 * @param answer likewise
 */
record ClosedCall(
    Call call,
    boolean trailWritten,
    Outcome outcome,
    Optional<String> note,
    int status,
    long durationMicros,
    int requestSize,
    int answerSize,
    byte[] requestHash,
    byte[] answerHash,
    Optional<String> request,
    Optional<String> answer) {
  private static final int NOTE_BYTES = 1000;

  static ClosedCall of(Entry entry, CallLogSettings settings) {
    Exchange exchange = entry.exchange();
    boolean keep = settings.bodies().keep(exchange);
    return new ClosedCall(
        exchange.call(),
        exchange.call().trailWritten(),
        exchange.outcome(),
        exchange.note().map(note -> StorableText.of(note, NOTE_BYTES)),
        exchange.status(),
        TimeUnit.NANOSECONDS.toMicros(exchange.duration().toNanos()),
        entry.request().size(),
        entry.answer().size(),
        entry.request().hash(),
        entry.answer().hash(),
        kept(keep, entry.request(), settings),
        kept(keep, entry.answer(), settings));
  }

  private static Optional<String> kept(boolean keep, Body body, CallLogSettings settings) {
    return keep ? Optional.of(MaskedBody.of(body, settings.bodyLimit().bytes())) : Optional.empty();
  }

  /** Whether there is more to keep than fits the call's row. */
  boolean hasExchange() {
    return trailWritten || request.isPresent();
  }
}
