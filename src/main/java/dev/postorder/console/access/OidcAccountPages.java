package dev.postorder.console.access;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.oidc.OidcResult;
import dev.postorder.access.oidc.OpenId;
import dev.postorder.access.operator.Operators;
import dev.postorder.calllog.CallLog;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.access.OidcJourney.Begun;
import dev.postorder.console.access.OidcJourney.Purpose;
import dev.postorder.platform.http.Response;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /console/account/oidc}: connects an operator with what the OpenID provider knows him as,
 * and parts them.
 */
public final class OidcAccountPages {
  static final String ROOT = AccountPages.ACCOUNT + "/oidc";
  static final String BACK = ROOT + "/callback";
  private static final Logger LOG = LoggerFactory.getLogger(OidcAccountPages.class);

  private final Jdbi jdbi;
  private final Operators operators;
  private final CallLog callLog;
  private final Optional<Federation> federation;

  /** Pages over the operators, with a provider or without one. */
  public OidcAccountPages(
      Jdbi jdbi, Operators operators, CallLog callLog, Optional<Federation> federation) {
    this.jdbi = jdbi;
    this.operators = operators;
    this.callLog = callLog;
    this.federation = federation;
  }

  /** The pages and actions. */
  public List<Route> routes() {
    return List.of(
        Route.action(Section.SIGN_IN, ROOT, OperatorRole.VIEWER, "oidc/begin", this::begin),
        Route.page(Section.SIGN_IN, BACK, this::back),
        Route.action(Section.SIGN_IN, ROOT + "/end", OperatorRole.VIEWER, "oidc/end", this::end));
  }

  /**
   * A page with a link to the provider: the policy of our pages lets forms be sent to us only, and
   * redirects after them.
   */
  private Response begin(Visit visit) {
    if (federation.isEmpty()) {
      return visit.notFound();
    }
    OidcJourney journey = federation.get().journey();
    Begun begun = journey.begin(Purpose.BIND, "");
    return switch (journey.way(begun)) {
      case OpenId.Way.To(var url) ->
          journey.remember(
              Html.page(
                  200,
                  "console/access/provider.jte",
                  new ProviderPage(
                      visit.frame(visit.words().say("oidc.bind", journey.label())),
                      journey.label(),
                      url.toString())),
              begun);
      case OpenId.Way.None(var why) -> failed(visit, "not-oidc.down", why);
    };
  }

  private Response back(Visit visit) {
    Optional<OidcJourney> journey = federation.map(Federation::journey);
    Optional<Begun> begun =
        journey.flatMap(way -> way.back(visit.request())).filter(found -> found.is(Purpose.BIND));
    if (begun.isEmpty()) {
      return visit.redirect(AccountPages.ACCOUNT);
    }
    return switch (journey.orElseThrow().who(visit.request(), begun.get())) {
      case OidcResult.Known(var person) ->
          federation.orElseThrow().signIn().bind(visit.call(), visit.visitor().id(), person)
              ? visit.redirect(AccountPages.ACCOUNT, "oidc.bound")
              : failed(visit, "not-oidc.taken", person.subject());
      case OidcResult.Denied(var why) -> failed(visit, "not-oidc.denied", why);
      case OidcResult.NotTrusted(var why) -> failed(visit, "not-oidc.denied", why);
      case OidcResult.NotAnswered(var why) -> failed(visit, "not-oidc.down", why);
    };
  }

  private static Response failed(Visit visit, String key, String why) {
    LOG.warn("{} is not connected ({}): {}", visit.operator().name(), key, OidcPages.plain(why));
    return visit.redirect(AccountPages.ACCOUNT, key);
  }

  /** Who has no password stays connected, or could not sign in any more. */
  private Response end(Visit visit) {
    boolean done =
        jdbi.inTransaction(
            handle -> {
              long id = visit.visitor().id();
              boolean password = operators.find(handle, id).orElseThrow().password();
              boolean parted = password && operators.unbind(handle, id) == Operators.Change.DONE;
              if (parted) {
                callLog.trail(handle, visit.call(), Optional.empty());
              }
              return parted;
            });
    return done
        ? visit.redirect(AccountPages.ACCOUNT, "oidc.parted")
        : visit.redirect(AccountPages.ACCOUNT, "not-oidc.parted");
  }
}
