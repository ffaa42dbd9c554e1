package dev.postorder.freight.document;

import dev.postorder.platform.config.Language;
import dev.postorder.platform.http.Response;
import dev.postorder.platform.pages.Pages;
import java.util.UUID;

/** Pages that say why there is no document. */
public final class Refusals {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

  private final Language language;

  /** Pages in a language. */
  public Refusals(Language language) {
    this.language = language;
  }

  /**
   * What a page says.
   *
   * @param lang the language as HTML says it
   */
  public record Page(String lang, String title, String text) {}

  Response unknown() {
    return switch (language) {
      case RU ->
          page(404, "Документ не найден", "Ссылка набрана с ошибкой, или документа больше нет.");
      case EN -> page(404, "No such document", "The link is mistyped, or the document is gone.");
    };
  }

  Response expired() {
    return switch (language) {
      case RU ->
          page(
              410,
              "Срок действия ссылки истёк",
              "Получите новую ссылку в истории изменений заказа.");
      case EN -> page(410, "The link has expired", "The history of the order has a new one.");
    };
  }

  Response busy() {
    return switch (language) {
      case RU -> page(503, "Сервер занят", "Откройте ссылку ещё раз через несколько секунд.");
      case EN -> page(503, "The server is busy", "Open the link again in a few seconds.");
    };
  }

  Response failed(UUID call) {
    return switch (language) {
      case RU -> page(500, "Внутренняя ошибка сервера", "Номер вызова: " + call);
      case EN -> page(500, "Internal server error", "The call's id: " + call);
    };
  }

  private Response page(int status, String title, String text) {
    String lang = language == Language.RU ? "ru" : "en";
    String html = Pages.render("document/refusal.jte", new Page(lang, title, text));
    return Response.text(status, "text/html; charset=utf-8", html)
        .with("Content-Security-Policy", POLICY)
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer");
  }
}
