package dev.postorder.console;

import dev.postorder.access.Operator;
import dev.postorder.calllog.Call;
import dev.postorder.platform.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request of someone who may make it.
 *
 * @param call what an action does is done in its name; of a page it is not kept
 * @param targets the groups of the route's path
 */
public record Visit(
    Request request,
    Visitor visitor,
    Section section,
    Words words,
    Call call,
    List<String> targets) {

  /** Who looks or acts. */
  public Operator operator() {
    return visitor.operator();
  }

  /** The first of the targets. */
  public String target() {
    return targets.getFirst();
  }

  /** The fields of the address. */
  public Query query() {
    return Query.parse(request.query());
  }

  /** The fields of the form that was sent. */
  public Query form() {
    return Query.parse(new String(request.body(), StandardCharsets.UTF_8));
  }

  /** What surrounds a page. */
  public Frame frame(String title) {
    return new Frame(title, this);
  }

  /** Whether htmx asks for a part of a page only. */
  public boolean partial() {
    return request.headers().first("HX-Request").isPresent();
  }
}
