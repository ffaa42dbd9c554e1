package dev.postorder.notify.bounce;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Keeps what bounces say of letters. Whoever sends a bounce must know the letter's Message-ID,
 * which only its recipient and the servers on its way do: no other proof of a bounce exists.
 */
public final class Bounces {
  private final CallLog callLog;
  private final BounceStore store;

  /** Keeps them with the time of this clock. */
  public Bounces(CallLog callLog, Clock clock) {
    this.callLog = callLog;
    this.store = new BounceStore(clock);
  }

  /**
   * Keeps what a message says, in the caller's transaction, with the call's trail.
   *
   * @param message RFC 5322; only its first 512 kB are looked at
   */
  public BounceResult take(Handle handle, Call call, byte[] message) {
    Optional<Bounce> bounce = BounceParser.parse(message);
    if (bounce.isEmpty()) {
      return new BounceResult.NoBounce();
    }
    Optional<BounceResult.Kept> kept =
        bounce.get().messageIds().stream()
            .flatMap(id -> store.letter(handle, id).stream())
            .findFirst()
            .map(letter -> store.keep(handle, letter, bounce.get()));
    if (kept.isEmpty()) {
      return new BounceResult.Unknown();
    }
    call.order(kept.get().customerId(), kept.get().requestId());
    String note =
        "notification %d: %s".formatted(kept.get().notificationId(), kept.get().outcome());
    callLog.trail(handle, call, Optional.of(note));
    return kept.get();
  }
}
