package dev.postorder.console.mailbox;

import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Times;
import dev.postorder.console.Visit;
import dev.postorder.notify.mail.Mailbox;
import dev.postorder.platform.http.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The built-in mailbox: {@code /console/mailbox}, {@code /console/mailbox/<id>} of a letter or an
 * SMS, and of a letter its HTML for a frame at {@code …/html} and as it would be sent at {@code
 * ….eml}.
 */
public final class MailboxPages {
  private static final int PAGE = 50;
  private static final String ROOT = Section.MAILBOX.address();
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Mailbox mailbox;
  private final Times times;

  /** Pages with times in the given zone. */
  public MailboxPages(Mailbox mailbox, ZoneId zone) {
    this.mailbox = mailbox;
    this.times = new Times(zone);
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.MAILBOX, ROOT, this::list),
        Route.page(Section.MAILBOX, ROOT + "/([0-9]{1,18})", this::one),
        Route.page(Section.MAILBOX, ROOT + "/([0-9]{1,18})/html", this::html),
        Route.page(Section.MAILBOX, ROOT + "/([0-9]{1,18})\\.eml", this::source));
  }

  private Response list(Visit visit) {
    Optional<Long> before =
        visit
            .query()
            .get("before")
            .filter(text -> NUMBER.matcher(text).matches())
            .map(Long::valueOf);
    List<Mailbox.Entry> found = mailbox.newest(before, PAGE + 1);
    boolean more = found.size() > PAGE;
    List<Mailbox.Entry> page = more ? found.subList(0, PAGE) : found;
    return Html.page(
        200,
        "console/mailbox/list.jte",
        new MailboxPage(
            visit.frame(visit.words().say("section.mailbox")),
            page.stream().map(entry -> line(visit, entry)).toList(),
            more ? ROOT + "?before=" + page.getLast().id() : ""));
  }

  private MailboxPage.Line line(Visit visit, Mailbox.Entry entry) {
    return new MailboxPage.Line(
        entry.id(),
        times.moment(entry.receivedAt(), visit.words()),
        entry.channel(),
        entry.recipient(),
        entry.subject());
  }

  private Response one(Visit visit) {
    long id = id(visit);
    return mailbox
        .open(id)
        .map(letter -> letter(visit, id, letter))
        .or(() -> mailbox.sms(id).map(sms -> sms(visit, sms)))
        .orElseGet(visit::notFound);
  }

  private static Response letter(Visit visit, long id, Mailbox.Opened letter) {
    String subject =
        letter.headers().stream()
            .filter(header -> header.name().equals("Subject"))
            .map(Mailbox.Field::value)
            .findFirst()
            .orElseGet(() -> visit.words().say("kind.email"));
    return Html.page(
        200, "console/mailbox/letter.jte", new LetterPage(visit.frame(subject), id, letter));
  }

  private static Response sms(Visit visit, Mailbox.Sms sms) {
    return Html.page(
        200,
        "console/mailbox/sms.jte",
        new SmsPage(visit.frame(visit.words().say("kind.sms")), sms));
  }

  private Response html(Visit visit) {
    return mailbox
        .open(id(visit))
        .map(letter -> Html.letter(letter.html()))
        .orElseGet(visit::notFound);
  }

  private Response source(Visit visit) {
    return mailbox
        .message(id(visit))
        .map(text -> Html.data("message/rfc822", text))
        .orElseGet(visit::notFound);
  }

  private static long id(Visit visit) {
    return Long.parseLong(visit.target());
  }
}
