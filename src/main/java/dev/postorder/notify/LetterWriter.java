package dev.postorder.notify;

import dev.postorder.platform.pages.Pages;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Renders letters, in Russian, from what was fixed when their notification was formed. */
final class LetterWriter {
  private final TrackLinks links;
  private final Supplier<URI> publicUrl;

  LetterWriter(TrackLinks links, Supplier<URI> publicUrl) {
    this.links = links;
    this.publicUrl = publicUrl;
  }

  /** The letter as it was kept at the first sending, or a fresh one. */
  Letter write(Outgoing notification) {
    if (notification.subject().isPresent()) {
      return letter(
          notification,
          notification.subject().get(),
          notification.textBody().orElse(""),
          notification.htmlBody().orElse(""));
    }
    LetterModel model = model(notification);
    return letter(
        notification, model.title(), text(model), Pages.render("letter/order.jte", model));
  }

  private static Letter letter(Outgoing from, String subject, String text, String html) {
    return new Letter(from.messageId(), from.createdAt(), from.recipient(), subject, text, html);
  }

  private LetterModel model(Outgoing notification) {
    JsonNode data = notification.data();
    String number = value(data, "orderNumber").orElse(String.valueOf(notification.requestId()));
    JsonNode change = data.path("change");
    boolean applied = change.path("status").asString("").equals("success");
    String what = change.path("title").asString("");
    String title =
        switch (notification.event()) {
          case "order_queued" -> "Заказ " + number + " принят в обработку";
          case "order_completed" -> "Заказ " + number + " завершён";
          case "change_requested" -> "Заказ " + number + ": запрошено изменение";
          case "change_decided" ->
              "Заказ " + number + (applied ? ": изменение выполнено" : ": изменение отклонено");
          default -> "Заказ " + number;
        };
    String lead =
        switch (notification.event()) {
          case "order_queued" -> "Мы приняли ваш заказ и присвоили ему номер.";
          case "order_completed" -> "Заказ выполнен. Спасибо, что вы с нами.";
          case "change_requested" -> "Мы получили запрос и сообщим, когда он будет рассмотрен.";
          case "change_decided" ->
              applied ? "Изменение внесено в заказ." : "Изменение не внесено в заказ.";
          default -> "";
        };
    return new LetterModel(title, lead, rows(data, number, what), link(notification));
  }

  private static List<LetterModel.Row> rows(JsonNode data, String number, String change) {
    var rows = new ArrayList<LetterModel.Row>();
    rows.add(new LetterModel.Row("Номер заказа", number));
    rows.add(LetterModel.row("Состояние", value(data, "stateTitle")));
    rows.add(new LetterModel.Row("Изменение", change));
    rows.add(LetterModel.row("Причина", value(data.path("change"), "reason")));
    rows.add(LetterModel.row("Откуда", value(data, "pickup")));
    rows.add(LetterModel.row("Куда", value(data, "delivery")));
    rows.add(LetterModel.row("Отправитель", value(data.path("sender"), "name")));
    rows.add(LetterModel.row("Получатель", value(data.path("receiver"), "name")));
    rows.add(LetterModel.row("Плательщик", value(data.path("payer"), "name")));
    return rows;
  }

  private static Optional<String> value(JsonNode data, String name) {
    return Optional.of(data.path(name).asString("").strip()).filter(text -> !text.isEmpty());
  }

  private String link(Outgoing notification) {
    return publicUrl.get()
        + "/track/"
        + links.sign(notification.requestId(), notification.createdAt());
  }

  private static String text(LetterModel model) {
    String rows =
        model.rows().stream()
            .map(row -> row.name() + ": " + row.value())
            .collect(Collectors.joining("\n"));
    return """
    %s

    %s

    %s

    Следить за заказом: %s

    Это письмо отправлено автоматически, отвечать на него не нужно.
    """
        .formatted(model.title(), model.lead(), rows, model.link());
  }
}
