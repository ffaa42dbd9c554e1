package dev.postorder.console;

import dev.postorder.notify.Text;
import dev.postorder.notify.desk.NotificationDetails;
import dev.postorder.notify.desk.NotificationEntry;
import dev.postorder.notify.desk.NotificationId;
import dev.postorder.notify.desk.NotificationSearch;
import dev.postorder.platform.http.Response;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A notification with the text that went out: {@code /console/notifications/<id>}, and the letter's
 * HTML for a frame below it at {@code /html}.
 */
public final class NotificationPages {
  private static final String ROOT = "/console/notifications/";
  private static final Pattern LOGO = Pattern.compile("cid:logo\\.[0-9a-f]+@postorder");
  private static final String WEBHOOK = "webhook";

  private final NotificationSearch search;
  private final Supplier<byte[]> logo;
  private final Times times;

  /**
   * Pages with times in the given zone.
   *
   * @param logo the image of letters, a PNG
   */
  public NotificationPages(NotificationSearch search, Supplier<byte[]> logo, ZoneId zone) {
    this.search = search;
    this.logo = logo;
    this.times = new Times(zone);
  }

  /** Where the page of a notification is. */
  static String address(NotificationId name) {
    return ROOT + name;
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.NOTIFICATIONS, ROOT + "([0-9-]+)", this::notification),
        Route.page(Section.NOTIFICATIONS, ROOT + "([0-9-]+)/html", this::letter));
  }

  private Response notification(Visit visit) {
    return NotificationId.of(visit.target())
        .flatMap(search::find)
        .map(this::page)
        .orElseGet(Html::notFound);
  }

  private Response letter(Visit visit) {
    return NotificationId.of(visit.target())
        .flatMap(search::find)
        .flatMap(NotificationDetails::text)
        .map(this::html)
        .orElseGet(Html::notFound);
  }

  /** The image of the letter stands in it, as a frame may load nothing. */
  private Response html(Text text) {
    String image = "data:image/png;base64," + Base64.getEncoder().encodeToString(logo.get());
    return Html.letter(LOGO.matcher(text.html()).replaceAll(image));
  }

  private Response page(NotificationDetails details) {
    NotificationEntry entry = details.entry();
    Optional<Text> text = details.text();
    Optional<String> subject = text.map(Text::subject).filter(words -> !words.isEmpty());
    return Html.page(
        200,
        "console/notification.jte",
        new NotificationPage(
            subject.orElse(entry.event()),
            entry.state(),
            figures(details),
            links(details),
            details.attempts().stream().map(this::attempt).toList(),
            details.reports().stream().map(this::report).toList(),
            text.filter(words -> !words.html().isEmpty())
                .map(words -> address(entry.name()) + "/html")
                .orElse(""),
            text.map(Text::text).orElse(""),
            entry.channel().equals(WEBHOOK) ? details.data().toPrettyString() : ""));
  }

  private List<CallRow.Field> figures(NotificationDetails details) {
    NotificationEntry entry = details.entry();
    boolean waits = entry.state().equals("queued");
    return Stream.of(
            new CallRow.Field("Уведомление", entry.name().toString()),
            new CallRow.Field("Событие", entry.event()),
            new CallRow.Field("Канал", entry.channel()),
            new CallRow.Field("Кому", entry.recipient()),
            new CallRow.Field("Роль", entry.role()),
            new CallRow.Field("Язык", entry.language()),
            new CallRow.Field("Создано", times.exact(entry.createdAt())),
            new CallRow.Field("Отправлено", entry.sentAt().map(times::exact).orElse("")),
            new CallRow.Field("Следующая попытка", waits ? times.exact(entry.nextAttemptAt()) : ""),
            new CallRow.Field("Message-ID", entry.messageId().toString()))
        .filter(field -> !field.value().isEmpty())
        .toList();
  }

  private static List<NotificationPage.Link> links(NotificationDetails details) {
    NotificationEntry entry = details.entry();
    var links = new ArrayList<NotificationPage.Link>();
    String number = entry.orderNumber().orElse(String.valueOf(entry.requestId()));
    links.add(new NotificationPage.Link("Заказ", number, "/log?order=" + number));
    String message = details.message().orElse(entry.callId().toString());
    links.add(new NotificationPage.Link("Вызов", message, "/log/" + entry.callId()));
    details
        .trail()
        .ifPresent(
            trail ->
                links.add(new NotificationPage.Link("Сессия", trail, "/log?session=" + trail)));
    entry.first().ifPresent(first -> links.add(link("Впервые", first)));
    details.again().forEach(again -> links.add(link("Повтор", again)));
    return links;
  }

  private static NotificationPage.Link link(String name, NotificationId other) {
    return new NotificationPage.Link(name, other.toString(), address(other));
  }

  private CallPage.Tried attempt(NotificationDetails.Tried attempt) {
    return new CallPage.Tried(
        String.valueOf(attempt.attempt()),
        times.exact(attempt.at()),
        attempt.outcome(),
        CallRow.millis(attempt.durationUs()),
        attempt.answer());
  }

  private CallPage.Heard report(NotificationDetails.Report report) {
    return new CallPage.Heard(times.exact(report.at()), report.outcome(), report.detail());
  }
}
