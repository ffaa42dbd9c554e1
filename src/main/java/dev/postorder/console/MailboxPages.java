package dev.postorder.console;

import dev.postorder.notify.mail.Mailbox;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * The built-in mailbox: {@code /mailbox}, {@code /mailbox/<id>} of a letter or an SMS, the letter's
 * HTML for a frame at {@code /mailbox/<id>/html}; for programs {@code /mailbox.json} and {@code
 * /mailbox/<id>.eml}.
 */
public final class MailboxPages implements Handler {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PAGE = 50;
  private static final Pattern LETTER = Pattern.compile("/mailbox/([0-9]{1,18})(|/html|\\.eml)");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final ConsoleGate gate;
  private final Mailbox mailbox;
  private final Times times;

  /** Pages with times in the given zone. */
  public MailboxPages(ConsoleGate gate, Mailbox mailbox, ZoneId zone) {
    this.gate = gate;
    this.mailbox = mailbox;
    this.times = new Times(zone);
  }

  @Override
  public Response handle(Request request) {
    return gate.refusal(request).orElseGet(() -> answer(request));
  }

  private Response answer(Request request) {
    Optional<Long> before =
        Query.parse(request.query())
            .get("before")
            .filter(text -> NUMBER.matcher(text).matches())
            .map(Long::valueOf);
    return switch (request.path()) {
      case "/mailbox", "/mailbox/" -> list(before);
      case "/mailbox.json" ->
          Html.data(
              "application/json; charset=utf-8",
              JSON.writeValueAsString(mailbox.newest(before, PAGE)));
      default -> letter(LETTER.matcher(request.path())).orElseGet(Html::notFound);
    };
  }

  private Response list(Optional<Long> before) {
    List<Mailbox.Entry> found = mailbox.newest(before, PAGE + 1);
    boolean more = found.size() > PAGE;
    List<Mailbox.Entry> page = more ? found.subList(0, PAGE) : found;
    return Html.page(
        200,
        "console/mailbox.jte",
        new MailboxPage(
            page.stream().map(this::line).toList(),
            more ? "/mailbox?before=" + page.getLast().id() : ""));
  }

  private MailboxPage.Line line(Mailbox.Entry entry) {
    return new MailboxPage.Line(
        entry.id(),
        times.exact(entry.receivedAt()),
        entry.channel().equals("sms") ? "SMS" : "письмо",
        entry.recipient(),
        entry.subject());
  }

  private Optional<Response> letter(Matcher path) {
    if (!path.matches()) {
      return Optional.empty();
    }
    long id = Long.parseLong(path.group(1));
    return switch (path.group(2)) {
      case ".eml" -> mailbox.message(id).map(text -> Html.data("message/rfc822", text));
      case "/html" -> mailbox.open(id).map(letter -> Html.letter(letter.html()));
      default -> mailbox.open(id).map(letter -> page(id, letter)).or(() -> sms(id));
    };
  }

  private Optional<Response> sms(long id) {
    return mailbox.sms(id).map(sms -> Html.page(200, "console/sms.jte", new SmsPage(sms)));
  }

  private static Response page(long id, Mailbox.Opened letter) {
    String subject =
        letter.headers().stream()
            .filter(header -> header.name().equals("Subject"))
            .map(Mailbox.Field::value)
            .findFirst()
            .orElse("");
    return Html.page(200, "console/letter.jte", new LetterPage(id, subject, letter));
  }
}
