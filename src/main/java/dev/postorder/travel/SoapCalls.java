package dev.postorder.travel;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Source;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of one service: decoded, run, answered, logged (travel specification, section 2). */
final class SoapCalls implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(SoapCalls.class);

  private final Service service;
  private final Decoder decoder;
  private final CallLog callLog;

  SoapCalls(Service service, CallLog callLog) {
    this.service = service;
    this.decoder = new Decoder(service);
    this.callLog = callLog;
  }

  @Override
  public Response handle(Request request) {
    long start = System.nanoTime();
    Decoded decoded = decoder.decode(request);
    Call call = callLog.open(Source.API, message(decoded), request.caller().getHostAddress());
    Reply reply =
        switch (decoded) {
          case Decoded.Unreadable(int status, String why) -> Reply.empty(status, why);
          case Decoded.Refused refused -> Reply.fault(refused.version(), refused.fault());
          case Decoded.Message message -> run(message, call, request);
        };
    var duration = Duration.ofNanos(System.nanoTime() - start);
    callLog.close(
        new Exchange(
            call,
            reply.outcome(),
            reply.note(),
            true,
            reply.response().status(),
            duration,
            request.body(),
            reply.response().body()));
    return reply.response().with("X-Request-Id", call.id().toString());
  }

  private String message(Decoded decoded) {
    return decoded
        .operation()
        .map(operation -> service.name() + "/" + operation.name())
        .orElse(service.name());
  }

  /** The outer edge: what no method foresaw becomes a fault of the server's, and is logged. */
  private static Reply run(Decoded.Message message, Call call, Request request) {
    SoapVersion version = message.envelope().version();
    Optional<String> key = request.headers().first("Idempotency-Key").filter(k -> !k.isBlank());
    try {
      Method method = message.to().method();
      return Reply.of(version, method.call(new Incoming(call, message.envelope(), key)));
    } catch (SoapFault fault) {
      return Reply.fault(version, fault);
    } catch (RuntimeException e) {
      LOG.error("{} failed, call {}", call.message(), call.id(), e);
      return Reply.fault(
          version, SoapFault.of(SoapFault.Code.SERVER, "Server was unable to process request."));
    }
  }
}
