package dev.postorder.backoffice.openapi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds to the description of each operation what holds for all of its kind, so that no fragment
 * repeats it: the headers of requests and answers, and the problems, of which a fragment lists only
 * the codes that are the operation's own ({@code x-problems}).
 */
final class Completion {
  private static final String PROBLEMS = "x-problems";
  private static final String TAG = "x-etag";

  /** {@code false} for what an Idempotency-Key does not keep from happening twice. */
  private static final String ONCE = "x-once";

  private final Map<String, KnownProblem> catalogue = new TreeMap<>();
  private final Set<String> used = new TreeSet<>();

  Completion(List<KnownProblem> catalogue) {
    catalogue.forEach(problem -> this.catalogue.put(problem.code(), problem));
  }

  void complete(ObjectNode operation, Described described) {
    operation.put("x-message", described.message());
    boolean once = described.write() && operation.path(ONCE).asBoolean(true);
    operation.remove(ONCE);
    if (once) {
      operation.withArray("parameters").add(reference("parameters", "IdempotencyKey"));
    }
    ObjectNode responses = (ObjectNode) operation.path("responses");
    entityTag(operation, responses);
    for (var response : responses.properties()) {
      headers((ObjectNode) response.getValue(), response.getKey(), once);
    }
    problems(operation, once).forEach((status, codes) -> answer(responses, status, codes));
  }

  /**
   * What {@code x-etag} says of an operation: {@code read} answers an ETag and takes If-None-Match,
   * {@code update} answers one and takes If-Match, {@code end} takes it only.
   */
  private static void entityTag(ObjectNode operation, ObjectNode responses) {
    String kind = operation.path(TAG).asString("");
    operation.remove(TAG);
    if (kind.equals("update") || kind.equals("end")) {
      operation.withArray("parameters").add(reference("parameters", "IfMatch"));
      operation.withArray(PROBLEMS).add("precondition-failed");
    }
    if (kind.equals("read")) {
      operation.withArray("parameters").add(reference("parameters", "IfNoneMatch"));
      responses.putObject("304").put("description", "As If-None-Match says");
    }
    if (kind.equals("read") || kind.equals("update")) {
      for (JsonNode response : responses) {
        header(((ObjectNode) response).withObject("headers"), "ETag");
      }
    }
  }

  /** The codes of the problems that the operation may answer, by status. */
  private Map<Integer, Set<String>> problems(ObjectNode operation, boolean once) {
    var codes = new LinkedHashSet<String>();
    JsonNode own = operation.path(PROBLEMS);
    own.forEach(code -> codes.add(code.stringValue()));
    operation.remove(PROBLEMS);
    codes.addAll(List.of("unauthorized", "invalid", "too-many-calls", "internal"));
    if (!operation.path("x-role").asString("").equals("viewer")) {
      codes.add("forbidden");
    }
    JsonNode body = operation.at("/requestBody/content");
    if (!body.isMissingNode()) {
      codes.addAll(List.of("too-large", "unsupported-media-type"));
    }
    if (body.has("application/json")) {
      codes.add("malformed");
    }
    if (once) {
      codes.addAll(List.of("idempotency-key-invalid", "idempotency-key-reused"));
    }
    var byStatus = new TreeMap<Integer, Set<String>>();
    for (String code : codes) {
      byStatus.computeIfAbsent(known(code).status(), status -> new TreeSet<>()).add(code);
    }
    return byStatus;
  }

  private KnownProblem known(String code) {
    if (!catalogue.containsKey(code)) {
      throw new IllegalStateException("no problem is called " + code);
    }
    used.add(code);
    return catalogue.get(code);
  }

  private void answer(ObjectNode responses, int status, Set<String> codes) {
    ObjectNode response = responses.putObject(Integer.toString(status));
    response.put(
        "description", String.join("; ", codes.stream().map(code -> known(code).title()).toList()));
    headers(response, Integer.toString(status), false);
    ObjectNode content = response.putObject("content").putObject("application/problem+json");
    content.set("schema", reference("schemas", "Problem"));
    ObjectNode examples = content.putObject("examples");
    codes.forEach(code -> examples.set(code, reference("examples", code)));
    codes.forEach(response.putArray(PROBLEMS)::add);
  }

  private static void headers(ObjectNode response, String status, boolean once) {
    ObjectNode headers = response.withObject("headers");
    header(headers, "X-Request-Id");
    if (!status.equals("401")) {
      header(headers, "RateLimit-Policy");
      header(headers, "RateLimit");
    }
    if (once) {
      header(headers, "Idempotent-Replayed");
    }
    switch (status) {
      case "201" -> header(headers, "Location");
      case "401" -> header(headers, "WWW-Authenticate");
      case "429", "503" -> header(headers, "Retry-After");
      default -> {}
    }
  }

  private static void header(ObjectNode headers, String name) {
    headers.set(name, reference("headers", name));
  }

  private static ObjectNode reference(String kind, String name) {
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/" + kind + "/" + name);
  }

  /** An example of each problem that was met, for the components. */
  void examples(ObjectNode examples) {
    for (KnownProblem problem : used.stream().map(catalogue::get).toList()) {
      ObjectNode example = examples.putObject(problem.code());
      example.put("summary", problem.title());
      ObjectNode value = example.putObject("value");
      value.put("type", "urn:postorder:problem:" + problem.code());
      value.put("code", problem.code());
      value.put("title", problem.title());
      value.put("status", problem.status());
      value.put("detail", problem.when().isEmpty() ? problem.title() : problem.when());
      value.put("instance", "urn:uuid:0199f0c2-7d3a-7c31-8d52-3a1f0f4e9b10");
      if (problem.code().equals("invalid")) {
        value
            .putArray("errors")
            .addObject()
            .put("pointer", "/parties/sender/inn")
            .put("detail", "must be 10 or 12 digits");
      }
    }
  }
}
