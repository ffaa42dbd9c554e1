package dev.postorder.backoffice;

import dev.postorder.calllog.Call;
import dev.postorder.platform.http.Response;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes answers: JSON, a letter, or problem details (RFC 9457). Each carries X-Request-Id. */
final class Answers {
  private Answers() {}

  static Response success(Call call, Answer answer) {
    Response response =
        answer
            .letter()
            .map(html -> Response.text(answer.status(), "text/html; charset=utf-8", html))
            .or(() -> answer.stream().map(stream -> streamed(answer.status(), stream)))
            .orElseGet(() -> json(answer));
    for (var header : answer.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response.with("X-Request-Id", call.id().toString());
  }

  private static Response streamed(int status, Answer.Stream stream) {
    return Response.streamed(status, stream.contentType(), stream.writer());
  }

  private static Response json(Answer answer) {
    if (answer.status() == 204 || answer.status() == 304) {
      return Response.empty(answer.status());
    }
    return Response.text(
        answer.status(), "application/json; charset=utf-8", answer.body().toString());
  }

  static Response problem(Call call, ProblemException problem) {
    ObjectNode body = problem(problem);
    body.put("instance", "urn:uuid:" + call.id());
    if (!problem.faults().isEmpty()) {
      ArrayNode errors = body.putArray("errors");
      for (Fault fault : problem.faults()) {
        errors.addObject().put("pointer", fault.pointer()).put("detail", fault.detail());
      }
    }
    Response response =
        Response.text(problem.type().status(), "application/problem+json", body.toString());
    for (var header : problem.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response.with("X-Request-Id", call.id().toString());
  }

  /** What is wrong, of a call or of one item of it. */
  static ObjectNode problem(ProblemException problem) {
    ProblemType type = problem.type();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("type", type.uri());
    body.put("code", type.code());
    body.put("title", type.title());
    body.put("status", type.status());
    body.put("detail", problem.detail());
    return body;
  }
}
