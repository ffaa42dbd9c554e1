package dev.postorder.notify.mail;

import dev.postorder.notify.Event;
import dev.postorder.notify.Taken;
import dev.postorder.notify.Text;
import dev.postorder.notify.TrackLinks;
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

  /** The text of a letter. */
  Text write(Taken notification) {
    LetterModel model = model(notification);
    return new Text(model.title(), text(model), Pages.render("letter/order.jte", model));
  }

  private LetterModel model(Taken notification) {
    JsonNode data = notification.data();
    String number = value(data, "orderNumber").orElse(String.valueOf(notification.requestId()));
    JsonNode change = data.path("change");
    String what = change.path("title").asString("");
    String title =
        switch (notification.event()) {
          case Event.ORDER_QUEUED -> "Заказ " + number + " принят в обработку";
          case Event.ORDER_COMPLETED -> "Заказ " + number + " завершён";
          case Event.CHANGE_REQUESTED -> "Заказ " + number + ": запрошено изменение";
          case Event.CHANGE_APPROVED -> "Заказ " + number + ": изменение выполнено";
          case Event.CHANGE_DECLINED -> "Заказ " + number + ": изменение отклонено";
          default -> "Заказ " + number;
        };
    String lead =
        switch (notification.event()) {
          case Event.ORDER_QUEUED -> "Мы приняли ваш заказ и присвоили ему номер.";
          case Event.ORDER_COMPLETED -> "Заказ выполнен. Спасибо, что вы с нами.";
          case Event.CHANGE_REQUESTED -> "Мы получили запрос и сообщим, когда он будет рассмотрен.";
          case Event.CHANGE_APPROVED -> "Изменение внесено в заказ.";
          case Event.CHANGE_DECLINED -> "Изменение не внесено в заказ.";
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

  private String link(Taken notification) {
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
