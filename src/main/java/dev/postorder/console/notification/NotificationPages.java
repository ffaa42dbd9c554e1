package dev.postorder.console.notification;

import dev.postorder.access.OperatorRole;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Times;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.notify.Event;
import dev.postorder.notify.Text;
import dev.postorder.notify.desk.NotificationDetails;
import dev.postorder.notify.desk.NotificationEntry;
import dev.postorder.notify.desk.NotificationId;
import dev.postorder.notify.desk.NotificationSearch;
import dev.postorder.notify.desk.NotificationState;
import dev.postorder.notify.desk.ResendResult;
import dev.postorder.platform.http.Response;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A notification with the text that went out: {@code /console/notifications/<id>}, and the letter's
 * HTML for a frame below it at {@code /html}.
 */
public final class NotificationPages {
  private static final String ROOT = Section.NOTIFICATIONS.address() + "/";
  private static final Pattern LOGO = Pattern.compile("cid:logo\\.[0-9a-f]+@postorder");
  private static final String WEBHOOK = "webhook";
  private static final String FAILED = NotificationState.FAILED.code();

  private final NotificationSearch search;
  private final NotificationParts parts;
  private final Supplier<byte[]> logo;
  private final Times times;

  /**
   * Pages with times in the given zone.
   *
   * @param logo the image of letters, a PNG
   */
  public NotificationPages(NotificationParts parts, Supplier<byte[]> logo, ZoneId zone) {
    this.parts = parts;
    this.search = parts.desk().search();
    this.logo = logo;
    this.times = new Times(zone);
  }

  /** Where the page of a notification is. */
  public static String address(NotificationId name) {
    return ROOT + name;
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.NOTIFICATIONS, ROOT + "([0-9-]+)", this::notification),
        Route.page(Section.NOTIFICATIONS, ROOT + "([0-9-]+)/html", this::letter),
        Route.action(
            Section.NOTIFICATIONS,
            ROOT + "([0-9-]+)/resend",
            OperatorRole.OPERATOR,
            "resend",
            this::resend));
  }

  private Response notification(Visit visit) {
    return NotificationId.of(visit.target())
        .flatMap(search::find)
        .map(details -> page(visit, details))
        .orElseGet(visit::notFound);
  }

  private Response resend(Visit visit) {
    return NotificationId.of(visit.target())
        .map(name -> resend(visit, name))
        .orElseGet(visit::notFound);
  }

  private Response resend(Visit visit, NotificationId name) {
    ResendResult result =
        parts
            .jdbi()
            .inTransaction(handle -> parts.desk().deadLetters().resend(handle, visit.call(), name));
    return switch (result) {
      case ResendResult.Queued queued -> visit.redirect(address(name), "resent", 1);
      case ResendResult.NotFound() -> visit.notFound();
      case ResendResult.NotFailed(var state) -> visit.redirect(address(name), "not-failed");
      case ResendResult.Unsubscribed() -> visit.redirect(address(name), "not-wanted");
    };
  }

  private Response letter(Visit visit) {
    return NotificationId.of(visit.target())
        .flatMap(search::find)
        .flatMap(NotificationDetails::text)
        .map(this::html)
        .orElseGet(visit::notFound);
  }

  /** The image of the letter stands in it, as a frame may load nothing. */
  private Response html(Text text) {
    String image = "data:image/png;base64," + Base64.getEncoder().encodeToString(logo.get());
    return Html.letter(LOGO.matcher(text.html()).replaceAll(image));
  }

  private Response page(Visit visit, NotificationDetails details) {
    NotificationEntry entry = details.entry();
    NotificationRow row = NotificationRow.of(entry, times, visit.words());
    String subject =
        details.text().map(Text::subject).filter(words -> !words.isEmpty()).orElse(row.event());
    String here = address(entry.name());
    boolean acts = visit.operator().role().includes(OperatorRole.OPERATOR);
    return Html.page(
        200,
        "console/notification/one.jte",
        new NotificationPage(
            visit.frame(subject),
            row,
            figures(visit.words(), details, row),
            details.attempts().stream().map(attempt -> attempt(visit.words(), attempt)).toList(),
            details.reports().stream().map(report -> report(visit.words(), report)).toList(),
            details
                .text()
                .filter(text -> !text.html().isEmpty())
                .map(t -> here + "/html")
                .orElse(""),
            details.text().map(Text::text).orElse(""),
            entry.channel().equals(WEBHOOK) ? details.data().toPrettyString() : "",
            acts && entry.state().equals(FAILED) ? here + "/resend" : "",
            acts && entry.event().equals(Event.ORDER_COMPLETED)
                ? ROOT + "renotify?order=" + row.order()
                : ""));
  }

  private static List<NotificationPage.Figure> figures(
      Words words, NotificationDetails details, NotificationRow row) {
    NotificationEntry entry = details.entry();
    var figures = new ArrayList<NotificationPage.Figure>();
    figures.add(figure(words, "event", row.event()));
    figures.add(figure(words, "channel", words.say("channel." + entry.channel())));
    figures.add(figure(words, "recipient", entry.recipient()));
    figures.add(figure(words, "role", words.say("role." + entry.role())));
    if (!entry.channel().equals(WEBHOOK)) {
      figures.add(figure(words, "language", words.say("language." + entry.language())));
    }
    figures.add(figure(words, "created", row.created().exact()));
    row.sent().ifPresent(at -> figures.add(figure(words, "sent", at.exact())));
    row.next()
        .ifPresent(
            at ->
                figures.add(
                    figure(words, entry.state().equals(FAILED) ? "failed" : "next", at.exact())));
    figures.add(
        new NotificationPage.Figure(
            words.say("order"), row.order(), "/console/log?q=order:" + row.order()));
    figures.add(
        new NotificationPage.Figure(
            words.say("call"),
            details.message().orElse(entry.callId().toString()),
            "/console/log/" + entry.callId()));
    details
        .trail()
        .ifPresent(
            trail ->
                figures.add(
                    new NotificationPage.Figure(
                        words.say("session"), trail, "/console/log?q=session:" + trail)));
    entry.first().ifPresent(first -> figures.add(link(words.say("first"), first)));
    details.again().forEach(again -> figures.add(link(words.say("again"), again)));
    figures.add(figure(words, "id", entry.name().toString()));
    figures.add(figure(words, "message-id", entry.messageId().toString()));
    return figures;
  }

  private static NotificationPage.Figure figure(Words words, String key, String value) {
    return new NotificationPage.Figure(words.say(key), value, "");
  }

  private static NotificationPage.Figure link(String name, NotificationId other) {
    return new NotificationPage.Figure(name, other.toString(), address(other));
  }

  private NotificationPage.Tried attempt(Words words, NotificationDetails.Tried attempt) {
    return new NotificationPage.Tried(
        attempt.attempt(),
        times.moment(attempt.at(), words),
        attempt.outcome(),
        words.say(
            "ms",
            String.format(
                Locale.of(words.language().code()), "%.1f", attempt.durationUs() / 1000.0)),
        attempt.answer());
  }

  private NotificationPage.Heard report(Words words, NotificationDetails.Report report) {
    return new NotificationPage.Heard(
        times.moment(report.at(), words), report.outcome(), report.detail());
  }
}
