package dev.postorder.freight;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Source;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.FreightOptions;
import dev.postorder.freight.method.Method;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.BodyReader;
import dev.postorder.freight.wire.Characters;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Faults;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.freight.wire.Limits;
import dev.postorder.freight.wire.UnreadableBody;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The freight face: the order methods of the Delovye Linii customer API in JSON and XML, mounted at
 * {@code /v1} to {@code /v4}. Checks come in this order: path, verb, size, well-formedness,
 * application key, session, all parameters at once, and then what the capability says.
 */
public final class FreightFace implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(FreightFace.class);

  private final FreightOptions options;
  private final CallLog callLog;
  private final Doorkeeper doorkeeper;
  private final Map<String, Method> methods;
  private final ReplyWriter writer;

  FreightFace(
      FreightOptions options,
      CallLog callLog,
      Doorkeeper doorkeeper,
      Answers answers,
      Map<String, Method> methods) {
    this.options = options;
    this.callLog = callLog;
    this.doorkeeper = doorkeeper;
    this.methods = methods;
    this.writer = new ReplyWriter(answers);
  }

  /** The methods it serves, e.g. {@code v3/orders/history}. */
  public Set<String> methods() {
    return methods.keySet();
  }

  @Override
  public Response handle(Request request) {
    long started = System.nanoTime();
    Route route = Route.of(request.path());
    Optional<Method> method = Optional.ofNullable(methods.get(route.method()));
    Call call = callLog.open(Source.API, route.method(), request.caller().getHostAddress());
    Reply reply = reply(request, route, method, call);
    Response response = writer.write(reply, route, call);
    callLog.close(
        new Exchange(
            call,
            ReplyWriter.outcome(reply),
            ReplyWriter.note(reply),
            method.filter(Method::writes).isPresent(),
            response.status(),
            Duration.ofNanos(System.nanoTime() - started),
            request.body(),
            response.body()));
    return response;
  }

  private Reply reply(Request request, Route route, Optional<Method> method, Call call) {
    if (method.isEmpty()) {
      return Reply.refused(Fault.saying(FreightError.NO_SUCH_METHOD, "/" + route.method()));
    }
    if (!request.method().equals("POST")) {
      return Reply.refused(FreightError.WRONG_VERB);
    }
    if (request.tooLarge() || request.body().length > Limits.BODY) {
      return Reply.refused(
          Fault.saying(FreightError.TOO_LARGE, "Не более " + Limits.BODY + " байт"));
    }
    try {
      ObjectNode body =
          BodyReader.read(route.format(), request.body(), request.headers().first("Content-Type"));
      route.into(body);
      return answer(request, route, method.get(), call, body);
    } catch (UnreadableBody e) {
      return Reply.refused(Fault.saying(FreightError.UNREADABLE, e.complaint()));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("Call {} of {} failed", call.id(), route.method(), e);
      return Reply.refused(Fault.saying(FreightError.INTERNAL, call.id().toString()));
    }
  }

  private Reply answer(Request request, Route route, Method method, Call call, ObjectNode body) {
    return switch (doorkeeper.admit(body, route, method.session(), call)) {
      case Doorkeeper.Verdict.TurnedAway(Reply reply) -> reply;
      case Doorkeeper.Verdict.Admitted(Turn.Caller caller) -> {
        var faults = new Faults();
        Characters.check(body, faults);
        yield method
            .operation()
            .answer(
                new Turn(
                    call,
                    caller,
                    Fields.of(body, faults),
                    request.headers().first("Idempotency-Key").filter(key -> !key.isBlank()),
                    options.extensions() || asksForExtensions(request)));
      }
    };
  }

  private static boolean asksForExtensions(Request request) {
    return request.headers().first("Postorder-Extensions").filter("1"::equals).isPresent();
  }
}
