package dev.postorder.console;

import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import dev.postorder.platform.pages.Pages;
import java.util.Optional;

/** Pages as answers: never cached, never framed by others, no script but our own files. */
public final class Html {
  private static final String TYPE = "text/html; charset=utf-8";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self';"
          + " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String LETTER_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

  private Html() {}

  /**
   * A title and a sentence.
   *
   * @param home whether a link leads on to the console
   */
  public record Message(Words words, String title, String text, boolean home) {}

  /**
   * A page.
   *
   * @param template the path below src/main/jte
   */
  public static Response page(int status, String template, Object model) {
    return guarded(Response.text(status, TYPE, Pages.render(template, model)), POLICY);
  }

  /** Goes on elsewhere with a GET (303). */
  public static Response seeOther(String address) {
    return guarded(Response.empty(303), "default-src 'none'").with("Location", address);
  }

  /** A page with the words {@code <key>.title} and {@code <key>.text}, outside of the console. */
  public static Response message(int status, Words words, String key) {
    return message(status, words, key, false);
  }

  /** Such a page for those who work in the console: with a link that leads on to it. */
  public static Response homeward(int status, Words words, String key) {
    return message(status, words, key, true);
  }

  private static Response message(int status, Words words, String key, boolean home) {
    return page(
        status,
        "console/message.jte",
        new Message(words, words.say(key + ".title"), words.say(key + ".text"), home));
  }

  /** What is not there, outside of the console; inside it is {@link Visit#notFound}. */
  public static Response notFound(Request request) {
    return message(404, Words.outside(Speech.of(request, Optional.empty())), "missing");
  }

  /** The HTML of a letter, for a frame: it may show itself and do nothing. */
  public static Response letter(String html) {
    return guarded(Response.text(200, TYPE, html), LETTER_POLICY);
  }

  /** An answer with this policy, neither stored nor guessed at. */
  public static Response guarded(Response response, String policy) {
    return response
        .with("Content-Security-Policy", policy)
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer");
  }

  /** Data that is not shown as a page. */
  public static Response data(String type, String body) {
    return guarded(Response.text(200, type, body), "default-src 'none'; sandbox");
  }
}
