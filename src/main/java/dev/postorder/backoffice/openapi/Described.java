package dev.postorder.backoffice.openapi;

import java.util.regex.Pattern;

/**
 * What the code knows of an operation.
 *
 * @param verb upper case
 * @param path matches the path below {@code /api/v1}; its groups are the path's parameters
 * @param message its name in the call log
 * @param write whether it changes anything, and so takes an Idempotency-Key
 */
public record Described(String verb, Pattern path, String message, boolean write) {

  /** The path with {@code {}} for each parameter, which a template of the description has too. */
  String shape() {
    return shape(path);
  }

  static String shape(Pattern path) {
    return path.pattern().replaceAll("\\([^)]*\\)", "{}");
  }

  /** The shape of a template, e.g. {@code /orders/{}} of {@code /orders/{number}}. */
  static String shape(String template) {
    return template.replaceAll("\\{[^}]*}", "{}");
  }
}
