package dev.postorder.console;

import dev.postorder.access.Operator;
import dev.postorder.calllog.Call;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request of someone who may make it.
 *
 * @param call what an action does is done in its name; of a page it is not kept
 * @param targets the groups of the route's path
 * @param menu where else he can go
 */
public record Visit(
    Request request,
    Visitor visitor,
    Section section,
    Words words,
    Call call,
    List<String> targets,
    Menu menu) {

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

  /** The answer to an action that went well: another page. */
  public Response redirect(String address) {
    return Html.seeOther(address);
  }

  /**
   * Goes to another page, which tells what came of it: the words {@code flash.<key>} of that page's
   * section, with these numbers.
   */
  public Response redirect(String address, String key, long... numbers) {
    return Flash.redirect(request, address, key, numbers);
  }

  /** What is not there. */
  public Response notFound() {
    return sentence(404, "missing");
  }

  /** A page with the words {@code <key>.title} and {@code <key>.text} and nothing else. */
  public Response sentence(int status, String key) {
    return Html.page(
        status,
        "console/sentence.jte",
        new SentencePage(frame(words.say(key + ".title")), words.say(key + ".text")));
  }

  /** Whether htmx asks for a part of a page only. */
  public boolean partial() {
    return request.headers().first("HX-Request").isPresent();
  }
}
