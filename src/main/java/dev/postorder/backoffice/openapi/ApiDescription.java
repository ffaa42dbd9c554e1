package dev.postorder.backoffice.openapi;

import dev.postorder.access.OperatorRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of the back-office API (OpenAPI 3.1): what the fragments say of each operation,
 * and what the code knows by itself: who answers, the words of an enumeration, the problems.
 */
public final class ApiDescription {
  private static final Set<String> VERBS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");

  private final ObjectNode document;
  private final List<KnownProblem> problems;
  private final List<String> strangers = new ArrayList<>();
  private final List<String> silent = new ArrayList<>();

  /**
   * Puts it together.
   *
   * @param words the enumerations by the names of their schemas
   */
  public ApiDescription(
      List<Described> operations, List<KnownProblem> problems, Map<String, List<String>> words) {
    this.problems = List.copyOf(problems);
    document = Fragments.merged();
    ObjectNode components = (ObjectNode) document.path("components");
    ObjectNode schemas = components.withObject("schemas");
    words.forEach((name, values) -> enumerate(schemas.withObject(name), values));
    var completion = new Completion(problems);
    ObjectNode paths = (ObjectNode) document.path("paths");
    for (Described operation : operations) {
      entry(paths, operation)
          .ifPresentOrElse(
              entry -> completion.complete(entry, operation),
              () -> silent.add(operation.verb() + " " + operation.path()));
    }
    completion.examples(components.withObject("examples"));
    for (var path : paths.properties()) {
      for (var entry : path.getValue().properties()) {
        if (VERBS.contains(entry.getKey()) && !entry.getValue().has("x-message")) {
          strangers.add(entry.getKey() + " " + path.getKey());
        }
      }
    }
  }

  private static void enumerate(ObjectNode schema, List<String> values) {
    schema.put("type", "string");
    values.forEach(schema.putArray("enum")::add);
  }

  private static Optional<ObjectNode> entry(ObjectNode paths, Described operation) {
    String verb = operation.verb().toLowerCase(Locale.ROOT);
    return paths.properties().stream()
        .filter(path -> Described.shape(path.getKey()).equals(operation.shape()))
        .map(path -> path.getValue().path(verb))
        .filter(JsonNode::isObject)
        .map(ObjectNode.class::cast)
        .findFirst();
  }

  /** The document. */
  public ObjectNode document() {
    return document;
  }

  /** The role that an operation needs ({@code x-role}); the highest where nothing is said. */
  OperatorRole needs(String verb, String shape) {
    return document.path("paths").properties().stream()
        .filter(path -> Described.shape(path.getKey()).equals(shape))
        .map(path -> path.getValue().path(verb.toLowerCase(Locale.ROOT)).path("x-role"))
        .flatMap(role -> OperatorRole.of(role.asString("")).stream())
        .findFirst()
        .orElse(OperatorRole.ADMINISTRATOR);
  }

  /** The names of the query parameters that an operation has. */
  Set<String> parameters(String verb, String shape) {
    var names = new TreeSet<String>();
    for (var path : document.path("paths").properties()) {
      if (Described.shape(path.getKey()).equals(shape)) {
        for (JsonNode parameter :
            path.getValue().path(verb.toLowerCase(Locale.ROOT)).path("parameters")) {
          JsonNode told = resolved(parameter);
          if (told.path("in").asString("").equals("query")) {
            names.add(told.path("name").stringValue());
          }
        }
      }
    }
    return names;
  }

  /** What a reference leads to. */
  JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  /** Entries of the description that no operation answers. */
  public List<String> strangers() {
    return List.copyOf(strangers);
  }

  /** Operations that the description is silent about. */
  public List<String> silent() {
    return List.copyOf(silent);
  }

  /** The error catalogue. */
  List<KnownProblem> problems() {
    return problems;
  }

  /** The document as YAML. */
  String yaml() {
    return Fragments.YAML.writeValueAsString(document);
  }
}
