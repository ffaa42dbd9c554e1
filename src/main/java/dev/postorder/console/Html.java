package dev.postorder.console;

import dev.postorder.platform.http.Response;
import dev.postorder.platform.pages.Pages;

/** Pages as answers: never cached, never framed by others, no script at all. */
public final class Html {
  private static final String TYPE = "text/html; charset=utf-8";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";
  private static final String LETTER_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

  private Html() {}

  /** A title and a sentence. */
  public record Message(String title, String text) {}

  static Response page(int status, String template, Object model) {
    return guarded(Response.text(status, TYPE, Pages.render(template, model)), POLICY);
  }

  static Response message(int status, String title, String text) {
    return page(status, "console/message.jte", new Message(title, text));
  }

  static Response notFound() {
    return message(404, "Не найдено", "Такой страницы нет.");
  }

  /** The HTML of a letter, for a frame: it may show itself and do nothing. */
  static Response letter(String html) {
    return guarded(Response.text(200, TYPE, html), LETTER_POLICY);
  }

  static Response guarded(Response response, String policy) {
    return response
        .with("Content-Security-Policy", policy)
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer");
  }

  /** Data that is not shown as a page. */
  static Response data(String type, String body) {
    return guarded(Response.text(200, type, body), "default-src 'none'; sandbox");
  }
}
