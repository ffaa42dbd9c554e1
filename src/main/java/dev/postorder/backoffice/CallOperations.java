package dev.postorder.backoffice;

import dev.postorder.calllog.LoggedCall;
import dev.postorder.calllog.search.CallExport;
import dev.postorder.calllog.search.ExportFormat;
import dev.postorder.calllog.search.Found;
import dev.postorder.calllog.search.SessionCalls;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/calls/…}: the call log. */
final class CallOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int AROUND = 10;
  private static final int LONGEST_SECRET = 200;

  private final CallReading log;

  CallOperations(CallReading log) {
    this.log = log;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/calls", "api/v1/calls/list", this::list),
        Operation.read("/calls/histogram", "api/v1/calls/histogram", this::histogram),
        Operation.read("/calls/export", "api/v1/calls/export", this::export),
        Operation.read("/calls/([^/]+)", "api/v1/calls/get", this::get),
        new Operation(
            "POST",
            Pattern.compile("/sessions/lookup"),
            "api/v1/sessions/lookup",
            false,
            this::session));
  }

  private Answer list(Incoming in) {
    CallsAsked asked = CallsAsked.list(in, log.search());
    return switch (log.search().search(asked.filter(), asked.range(), asked.page())) {
      case Found.TooBroad() -> throw tooBroad();
      case Found.Page found -> {
        ObjectNode answer = NODES.objectNode();
        CallAnswer.to(in).list(answer.putArray("calls"), found.calls());
        found.next().ifPresent(next -> answer.put("next", next.toString()));
        found.reached().ifPresent(at -> answer.put("reached", at.toString()));
        yield Answer.ok(answer);
      }
    };
  }

  private Answer histogram(Incoming in) {
    CallsAsked asked = CallsAsked.histogram(in, log.search());
    return log.counts()
        .histogram(asked.filter(), asked.range(), ZoneOffset.UTC, PATIENCE)
        .map(histogram -> Answer.ok(CallAnswer.histogram(histogram)))
        .orElseThrow(CallOperations::tooBroad);
  }

  private Answer export(Incoming in) {
    CallsAsked asked = CallsAsked.export(in, log.search());
    ExportFormat format = asked.format();
    CallExport export =
        CallExport.open(
                log.search(),
                asked.filter(),
                asked.range(),
                asked.page().before(),
                asked.page().limit(),
                format,
                CallAnswer.to(in)::shown)
            .orElseThrow(CallOperations::tooBroad);
    return Answer.streamed(
        format.type(),
        export::write,
        Map.of(
            "Content-Disposition",
            "attachment; filename=\"" + format.fileName() + "\"",
            "X-Content-Type-Options",
            "nosniff"));
  }

  private Answer get(Incoming in) {
    UUID id = CustomerOperations.uid(in.target()).orElseThrow(CallOperations::unknown);
    LoggedCall call = log.finder().find(id).orElseThrow(CallOperations::unknown);
    SessionCalls session = SessionCalls.around(log.search(), call, AROUND);
    return Answer.ok(CallAnswer.to(in).whole(call, log, session));
  }

  /** Posted, so that the secret stands in no address. */
  private Answer session(Incoming in) {
    Fields fields = Fields.of(JsonBody.read(in.request())).only(Set.of("sessionID"));
    String secret =
        fields.required("sessionID", fields.text("sessionID", LONGEST_SECRET), () -> "");
    fields.end();
    return log.trails()
        .find(secret)
        .map(trail -> Answer.ok(NODES.objectNode().put("session", trail)))
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemType.SESSION_NOT_FOUND, "It opens no session that is known"));
  }

  private static ProblemException unknown() {
    return ProblemException.of(ProblemType.CALL_NOT_FOUND, "The id names no call that is kept");
  }

  private static ProblemException tooBroad() {
    return ProblemException.of(
        ProblemType.QUERY_TOO_BROAD,
        "The search takes too long: narrow the time range, or name a session, an order or a user");
  }
}
