package dev.postorder.console;

import dev.postorder.calllog.LoggedCall;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call as the pages show it; what is not known is empty.
 *
 * @param order the orderID, or the requestID of an order without one
 */
public record CallRow(
    String id,
    String at,
    String source,
    String message,
    String trail,
    String login,
    String order,
    String outcome,
    String note,
    String ip,
    String status,
    String duration,
    List<Field> figures,
    String request,
    String answer) {
  /** A name and its value. */
  public record Field(String name, String value) {}

  static CallRow of(LoggedCall call, Times times) {
    return new CallRow(
        call.id().toString(),
        times.exact(call.at()),
        call.source(),
        call.message(),
        call.trail().orElse(""),
        call.login().orElse(""),
        call.orderNumber().or(() -> call.requestId().map(String::valueOf)).orElse(""),
        call.outcome(),
        call.note().orElse(""),
        call.ip(),
        call.status().map(String::valueOf).orElse(""),
        call.durationUs().map(CallRow::millis).orElse(""),
        figures(call, times),
        call.request().orElse(""),
        call.answer().orElse(""));
  }

  private static List<Field> figures(LoggedCall call, Times times) {
    return Stream.of(
            new Field("Вызов", call.id().toString()),
            new Field("Время", times.exact(call.at())),
            new Field("Источник", call.source()),
            new Field("Сессия", call.trail().orElse("")),
            new Field("Пользователь", call.login().orElse("")),
            new Field("Заказ", numbers(call)),
            new Field("Адрес", call.ip()),
            new Field("Примечание", call.note().orElse("")),
            new Field("Статус ответа", call.status().map(String::valueOf).orElse("")),
            new Field("Длительность", call.durationUs().map(CallRow::millis).orElse("")),
            new Field("Запрос, байт", call.requestSize().map(String::valueOf).orElse("")),
            new Field("SHA-256 запроса", call.requestSha256().orElse("")),
            new Field("Ответ, байт", call.answerSize().map(String::valueOf).orElse("")),
            new Field("SHA-256 ответа", call.answerSha256().orElse("")))
        .filter(field -> !field.value().isEmpty())
        .toList();
  }

  private static String numbers(LoggedCall call) {
    return Stream.of(
            call.orderNumber().map(number -> "orderID " + number),
            call.requestId().map(id -> "requestID " + id))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  static String millis(long micros) {
    return String.format(Locale.ROOT, "%.1f мс", micros / 1000.0);
  }
}
