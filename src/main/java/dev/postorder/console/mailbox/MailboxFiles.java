package dev.postorder.console.mailbox;

import dev.postorder.console.ConsoleGate;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.Section;
import dev.postorder.notify.mail.Mailbox;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mailbox for programs, with a back-office key: {@code /mailbox.json}, the newest fifty letters
 * and SMS, and {@code /mailbox/<id>.eml}. What people had there before leads to the console.
 */
public final class MailboxFiles implements Handler {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PAGE = 50;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern LETTER = Pattern.compile("/mailbox/([0-9]{1,18})\\.eml");
  private static final Pattern PAGES = Pattern.compile("/mailbox((/[0-9]{1,18})?)/?");

  private final ConsoleGate gate;
  private final Mailbox mailbox;

  /** Behind a gate. */
  public MailboxFiles(ConsoleGate gate, Mailbox mailbox) {
    this.gate = gate;
    this.mailbox = mailbox;
  }

  @Override
  public Response handle(Request request) {
    Matcher page = PAGES.matcher(request.path());
    if (page.matches()) {
      return Html.seeOther(Section.MAILBOX.address() + page.group(1));
    }
    return gate.refusal(request).orElseGet(() -> answer(request));
  }

  private Response answer(Request request) {
    if (request.path().equals("/mailbox.json")) {
      Optional<Long> before =
          Query.parse(request.query())
              .get("before")
              .filter(text -> NUMBER.matcher(text).matches())
              .map(Long::valueOf);
      List<Mailbox.Entry> newest = mailbox.newest(before, PAGE);
      return Html.data("application/json; charset=utf-8", JSON.writeValueAsString(newest));
    }
    Matcher letter = LETTER.matcher(request.path());
    return letter.matches()
        ? mailbox
            .message(Long.parseLong(letter.group(1)))
            .map(text -> Html.data("message/rfc822", text))
            .orElseGet(() -> Html.notFound(request))
        : Html.notFound(request);
  }
}
