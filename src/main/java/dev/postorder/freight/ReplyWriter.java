package dev.postorder.freight;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.Outcome;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.wire.AnswerWriter;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.platform.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the HTTP answer of a reply, and tells the call log what it was. */
final class ReplyWriter {
  private final Answers answers;

  ReplyWriter(Answers answers) {
    this.answers = answers;
  }

  Response write(Reply reply, Route route, Call call) {
    Response response =
        switch (reply) {
          case Reply.Done(ObjectNode answer, boolean replayed) -> {
            Response done = body(200, answer, route);
            yield replayed ? done.with("Idempotent-Replayed", "true") : done;
          }
          case Reply.Items(ArrayNode items) -> body(200, items, route);
          case Reply.Said(String key, String text) -> body(200, answers.map(key, text), route);
          case Reply.Unauthorized() -> body(401, answers.access(), route);
          case Reply.Listed(List<Fault> faults) -> list(faults, route);
          case Reply.Refused(List<Fault> faults) ->
              route.customers() && !faults.getFirst().error().alwaysList()
                  ? body(200, answers.map(faults), route)
                  : list(faults, route);
          case Reply.Wait(long seconds) ->
              list(List.of(tooMany(seconds)), route).with("Retry-After", Long.toString(seconds));
        };
    return response.with("X-Request-Id", call.id().toString());
  }

  private Response list(List<Fault> faults, Route route) {
    FreightError first = faults.getFirst().error();
    Response response = body(first.status(), answers.list(faults), route);
    return first == FreightError.WRONG_VERB ? response.with("Allow", "POST") : response;
  }

  private static Fault tooMany(long seconds) {
    return Fault.saying(FreightError.TOO_MANY_REQUESTS, "Повторите запрос через " + seconds + " с");
  }

  private static Response body(int status, JsonNode answer, Route route) {
    return Response.of(
        status,
        route.format().contentType(),
        AnswerWriter.write(answer, route.format(), route.customers()));
  }

  static Outcome outcome(Reply reply) {
    return switch (reply) {
      case Reply.Done done -> Outcome.OK;
      case Reply.Items items -> Outcome.OK;
      case Reply.Refused(List<Fault> faults)
          when faults.getFirst().error() == FreightError.INTERNAL ->
          Outcome.FAULT;
      default -> Outcome.REFUSED;
    };
  }

  static Optional<String> note(Reply reply) {
    return switch (reply) {
      case Reply.Done(ObjectNode answer, boolean replayed) ->
          replayed ? Optional.of("replayed") : Optional.empty();
      case Reply.Items items -> Optional.empty();
      case Reply.Said(String key, String text) -> Optional.of(text);
      case Reply.Unauthorized() -> Optional.of("Unauthorized");
      case Reply.Wait wait -> Optional.of(codes(List.of(tooMany(wait.seconds()))));
      case Reply.Refused(List<Fault> faults) -> Optional.of(codes(faults));
      case Reply.Listed(List<Fault> faults) -> Optional.of(codes(faults));
    };
  }

  private static String codes(List<Fault> faults) {
    return faults.stream()
        .map(fault -> Integer.toString(fault.error().code()))
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
