package dev.postorder.backoffice;

import dev.postorder.platform.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Finds the operation of a request. */
record Catalogue(List<Operation> operations) {

  Catalogue {
    operations = List.copyOf(operations);
  }

  /** Those that a path names, whatever the method; a fixed path comes before a pattern. */
  private List<Operation> at(String path) {
    return operations.stream().filter(o -> o.path().matcher(path).matches()).toList();
  }

  /** The operation; HEAD asks for what GET answers. */
  Optional<Operation> find(String method, String path) {
    String verb = method.toUpperCase(Locale.ROOT);
    String asked = verb.equals("HEAD") ? "GET" : verb;
    return at(path).stream().filter(operation -> operation.verb().equals(asked)).findFirst();
  }

  /** The methods that a path knows, for the header Allow; empty if it names nothing. */
  String allowed(String path) {
    var verbs = new TreeSet<String>();
    at(path).forEach(operation -> verbs.add(operation.verb()));
    if (verbs.contains("GET")) {
      verbs.add("HEAD");
    }
    if (!verbs.isEmpty()) {
      verbs.add("OPTIONS");
    }
    return String.join(", ", verbs);
  }

  /** What is answered to a request that no operation takes. */
  Answer other(Request request, String path) {
    String allowed = allowed(path);
    if (allowed.isEmpty()) {
      throw ProblemException.of(ProblemType.NOT_FOUND, "The path names nothing in this API");
    }
    if (request.method().equals("OPTIONS")) {
      return Answer.allowing(allowed);
    }
    throw ProblemException.of(ProblemType.METHOD_NOT_ALLOWED, "Allowed: " + allowed)
        .with("Allow", allowed);
  }

  /** The numbers, ids and names in a path. */
  static List<String> targets(Operation operation, String path) {
    return operation
        .path()
        .matcher(path)
        .results()
        .flatMap(match -> IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group))
        .toList();
  }
}
