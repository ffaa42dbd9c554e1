package dev.postorder.backoffice;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Outcome;
import dev.postorder.platform.http.BodyWriter;
import dev.postorder.platform.http.ClientGone;
import dev.postorder.platform.http.Outlet;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells the call log how a call ended: at once, or when the last of its answer was written.
 *
 * @param start when it began, by {@link System#nanoTime}
 */
record Ending(CallLog callLog, Call call, boolean write, int status, long start, byte[] request) {

  /** It has ended. */
  void close(Outcome outcome, Optional<String> note, byte[] answer) {
    callLog.close(new Exchange(call, outcome, note, write, status, duration(), request, answer));
  }

  /** It ends with what the writer writes. */
  BodyWriter after(BodyWriter writer) {
    return out -> {
      Outcome outcome = Outcome.FAULT;
      Optional<String> note = Optional.of(ProblemType.INTERNAL.code());
      try {
        writer.write(out);
        outcome = Outcome.OK;
        note = Optional.empty();
      } catch (ClientGone e) {
        outcome = Outcome.OK;
        note = Optional.of("client-gone");
        throw e;
      } finally {
        close(outcome, note, out);
      }
    };
  }

  private void close(Outcome outcome, Optional<String> note, Outlet out) {
    callLog.close(
        new Exchange(
            call, outcome, note, write, status, duration(), request, new byte[0], out.written()));
  }

  private Duration duration() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
