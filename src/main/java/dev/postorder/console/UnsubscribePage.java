package dev.postorder.console;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import dev.postorder.notify.Unsubscribing;
import dev.postorder.notify.Unsubscribing.Subscription;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code /unsubscribe/<signed>}: whoever got a letter says that he wants no more, or wants them
 * again. Opening the page changes nothing; a POST without {@code action=subscribe} ends the
 * subscription, so that mail programs can do it by themselves (RFC 8058), without a redirect.
 */
public final class UnsubscribePage implements Handler {
  private final Unsubscribing unsubscribing;
  private final CallLog callLog;

  /** A page before this capability. */
  public UnsubscribePage(Unsubscribing unsubscribing, CallLog callLog) {
    this.unsubscribing = unsubscribing;
    this.callLog = callLog;
  }

  /**
   * What the page shows.
   *
   * @param changed whether that was asked for just now
   */
  public record View(Subscription subscription, boolean changed, Words words) {
    /** What the page is about. */
    public String title() {
      if (!subscription.active()) {
        return words.say("unsubscribe.ended");
      }
      return words.say(changed ? "unsubscribe.again" : "unsubscribe.do");
    }

    /** The other language that the page could be in. */
    public Language other() {
      return words.language() == Language.RU ? Language.EN : Language.RU;
    }
  }

  @Override
  public Response handle(Request request) {
    return switch (request.method()) {
      case "GET", "HEAD" -> page(request, token(request).flatMap(unsubscribing::open), false);
      case "POST" -> change(request);
      default -> Response.empty(405).with("Allow", "GET, HEAD, POST");
    };
  }

  private Response change(Request request) {
    long start = System.nanoTime();
    boolean again = "subscribe".equals(form(request).get("action").orElse(""));
    Call call =
        callLog.open(
            Source.CONSOLE,
            again ? "resubscribe" : "unsubscribe",
            request.caller().getHostAddress());
    Optional<Subscription> changed =
        token(request)
            .flatMap(
                token ->
                    again
                        ? unsubscribing.resubscribe(call, token)
                        : unsubscribing.unsubscribe(call, token));
    Response response = page(request, changed, true);
    callLog.close(
        new Exchange(
            call,
            changed.isPresent() ? Outcome.OK : Outcome.REFUSED,
            Optional.empty(),
            true,
            response.status(),
            Duration.ofNanos(System.nanoTime() - start),
            new byte[0],
            new byte[0]));
    return response.with("X-Request-Id", call.id().toString());
  }

  private static Optional<String> token(Request request) {
    return Optional.of(request.path())
        .filter(path -> path.startsWith(Unsubscribing.PREFIX))
        .map(path -> path.substring(Unsubscribing.PREFIX.length()));
  }

  /** A form of another kind has no action, as that of a mail program. */
  private static Query form(Request request) {
    return Query.parse(new String(request.body(), StandardCharsets.UTF_8));
  }

  private static Response page(
      Request request, Optional<Subscription> subscription, boolean changed) {
    Words words = Words.outside(language(request));
    return subscription
        .map(of -> Html.page(200, "console/unsubscribe.jte", new View(of, changed, words)))
        .orElseGet(() -> Html.message(404, words, "unsubscribe.gone"));
  }

  /** As the link says, else as the browser prefers; Russian where neither does. */
  private static Language language(Request request) {
    return Query.parse(request.query())
        .get("lang")
        .flatMap(Speech::language)
        .orElseGet(() -> Speech.of(request, Optional.empty()));
  }
}
