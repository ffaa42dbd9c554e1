package dev.postorder.backoffice.openapi;

/** The operations and problems of a description, in short: docs/api-operations.md. */
public final class OperationIndex {
  private OperationIndex() {}

  /** The page in Markdown. */
  public static String markdown(ApiDescription description) {
    Reference reference = Reference.of(description);
    var out =
        new StringBuilder(
            """
            # Operations and problems of the back-office API

            Generated from the API's description; do not edit. A server shows all of it, with parameters, bodies, answers and
            examples, at `/api/v1/docs`, and serves it as `/api/v1/openapi.json` and `/api/v1/openapi.yaml` (OpenAPI 3.1).
            Paths stand below `/api/v1`. What each is for, with examples that work one after the other, is told in
            [The back-office API](back-office-api.md).
            """);
    for (Reference.Group group : reference.groups()) {
      out.append("\n## ").append(group.name()).append("\n\n").append(group.about()).append("\n\n");
      out.append("| | path | | operationId | for a key that is |\n|---|---|---|---|---|\n");
      for (Reference.Entry entry : group.entries()) {
        out.append(
            "| %s | `%s` | %s | `%s` | %s |\n"
                .formatted(entry.verb(), entry.path(), entry.summary(), entry.id(), entry.role()));
      }
    }
    out.append("\n## Problems\n\n| code | status | title | when |\n|---|---|---|---|\n");
    for (KnownProblem problem : reference.problems()) {
      out.append(
          "| `%s` | %d | %s | %s |\n"
              .formatted(problem.code(), problem.status(), problem.title(), problem.when()));
    }
    return out.toString();
  }
}
