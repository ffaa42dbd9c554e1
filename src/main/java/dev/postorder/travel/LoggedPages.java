package dev.postorder.travel;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.time.Duration;
import java.util.Optional;

/**
 * What this face answers without calling a method: logged and numbered like a call all the same.
 */
final class LoggedPages implements Handler {
  private final String message;
  private final Handler pages;
  private final CallLog callLog;

  /** Logs the answers of {@code pages} under a name. */
  LoggedPages(String message, Handler pages, CallLog callLog) {
    this.message = message;
    this.pages = pages;
    this.callLog = callLog;
  }

  @Override
  public Response handle(Request request) {
    long start = System.nanoTime();
    Call call = callLog.open(Source.API, message, request.caller().getHostAddress());
    Response response = pages.handle(request);
    boolean ok = response.status() < 400;
    callLog.close(
        new Exchange(
            call,
            ok ? Outcome.OK : Outcome.REFUSED,
            ok ? Optional.empty() : Optional.of(request.method() + " " + request.path()),
            false,
            response.status(),
            Duration.ofNanos(System.nanoTime() - start),
            request.body(),
            response.body()));
    return response.with("X-Request-Id", call.id().toString());
  }
}
