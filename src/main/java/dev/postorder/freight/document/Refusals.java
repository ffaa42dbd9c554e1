package dev.postorder.freight.document;

import dev.postorder.platform.config.Language;
import dev.postorder.platform.http.AcceptLanguage;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import dev.postorder.platform.pages.PlainPage;
import java.util.UUID;

/** Pages that say why there is no document. */
public final class Refusals {
  private final Language language;

  /** Pages in a language. */
  public Refusals(Language language) {
    this.language = language;
  }

  /** Pages in the language that a browser asks for, if it does. */
  Refusals to(Request request) {
    return new Refusals(AcceptLanguage.of(request, language));
  }

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
    return PlainPage.of(status, language, title, "<p>" + PlainPage.escaped(text) + "</p>\n")
        .with("Cache-Control", "no-store");
  }
}
