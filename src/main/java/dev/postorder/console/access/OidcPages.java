package dev.postorder.console.access;

import dev.postorder.access.oidc.OidcResult;
import dev.postorder.access.oidc.OpenId;
import dev.postorder.access.operator.FederatedSignIn;
import dev.postorder.console.Html;
import dev.postorder.console.access.OidcJourney.Begun;
import dev.postorder.console.access.OidcJourney.Purpose;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /console/sign-in/oidc}: goes to the OpenID provider; {@code …/callback}: comes back from
 * it. What goes wrong is told on the page to sign in, and why in the server's log and the call log.
 */
final class OidcPages {
  private static final Logger LOG = LoggerFactory.getLogger(OidcPages.class);
  private static final int LONGEST_REASON = 500;
  private static final String MESSAGE = "console/sign-in/oidc";

  private final OidcJourney journey;
  private final FederatedSignIn signIn;
  private final SignInPages pages;
  private final SignInLog log;

  OidcPages(Federation federation, SignInPages pages, SignInLog log) {
    this.journey = federation.journey();
    this.signIn = federation.signIn();
    this.pages = pages;
    this.log = log;
  }

  /** Goes to the provider. */
  Response begin(Request request, String next) {
    Begun begun = journey.begin(Purpose.ENTER, next);
    return switch (journey.way(begun)) {
      case OpenId.Way.To(var url) -> journey.remember(Html.seeOther(url.toString()), begun);
      case OpenId.Way.None(var why) ->
          log.keepNoted(request, MESSAGE, call -> failed(request, 502, "oidc.down", why));
    };
  }

  /** Comes back from it. */
  Response back(Request request) {
    Optional<Begun> begun = journey.back(request);
    if (begun.filter(way -> way.is(Purpose.BIND)).isPresent()) {
      return Html.seeOther(OidcAccountPages.BACK + "?" + request.query());
    }
    return log.keepNoted(
        request,
        MESSAGE,
        call -> {
          if (begun.isEmpty()) {
            return failed(request, 400, "oidc.foreign", "the state is not this browser's");
          }
          return switch (journey.who(request, begun.get())) {
            case OidcResult.Known(var person) ->
                switch (signIn.enter(call, person, SignInPages.caller(request))) {
                  case FederatedSignIn.Result.Granted(var session) ->
                      new SignInLog.Kept(
                          pages.enter(request, session, SignInPages.next(begun.get().next())),
                          Optional.empty());
                  case FederatedSignIn.Result.Unknown() ->
                      failed(request, 403, "oidc.unknown", person.subject());
                  case FederatedSignIn.Result.NoRole() ->
                      failed(request, 403, "oidc.no-role", person.subject());
                };
            case OidcResult.Denied(var why) -> failed(request, 403, "oidc.denied", why);
            case OidcResult.NotTrusted(var why) -> failed(request, 502, "oidc.not-trusted", why);
            case OidcResult.NotAnswered(var why) -> failed(request, 502, "oidc.down", why);
          };
        });
  }

  private SignInLog.Kept failed(Request request, int status, String key, String why) {
    String reason = plain(why);
    LOG.warn("Nobody signed in by OpenID ({}): {}", key, reason);
    return new SignInLog.Kept(
        pages.refusal(request, status, key, journey.label()), Optional.of(key + ": " + reason));
  }

  /** What others say, in one line and not at any length. */
  static String plain(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.substring(0, Math.min(line.length(), LONGEST_REASON));
  }
}
