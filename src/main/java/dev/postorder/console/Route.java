package dev.postorder.console;

import dev.postorder.access.OperatorRole;
import dev.postorder.platform.http.Response;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A page or an action of the console.
 *
 * @param path matches the whole path, e.g. {@code /console/orders/([0-9]+)}; its groups are the
 *     targets
 * @param needs the role from which on it may be used
 * @param message its name in the call log, e.g. {@code console/changes/decide}; only actions are
 *     kept there
 */
public record Route(
    String verb,
    Pattern path,
    Section section,
    OperatorRole needs,
    String message,
    Function<Visit, Response> answer) {

  /** A page, which changes nothing. */
  public static Route page(Section section, String path, Function<Visit, Response> answer) {
    return page(section, path, section.needs(), answer);
  }

  /** A page that not all see who see its section. */
  public static Route page(
      Section section, String path, OperatorRole needs, Function<Visit, Response> answer) {
    String message = "console/" + section.code();
    return new Route("GET", Pattern.compile(path), section, needs, message, answer);
  }

  /**
   * An action: a form was sent. It answers with a redirect, or with the page and what is wrong.
   *
   * @param verb what it does, for its name in the call log
   */
  public static Route action(
      Section section,
      String path,
      OperatorRole needs,
      String verb,
      Function<Visit, Response> answer) {
    String message = "console/" + section.code() + "/" + verb;
    return new Route("POST", Pattern.compile(path), section, needs, message, answer);
  }
}
