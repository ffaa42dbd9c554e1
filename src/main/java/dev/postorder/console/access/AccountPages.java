package dev.postorder.console.access;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.operator.OperatorAccount;
import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.Operators;
import dev.postorder.access.operator.SignIn;
import dev.postorder.access.operator.SignInResult;
import dev.postorder.calllog.CallLog;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.SessionCookie;
import dev.postorder.console.SessionEntrance;
import dev.postorder.console.Times;
import dev.postorder.console.Visit;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** {@code /console/account}: an operator's own password, language and sessions; signing out. */
public final class AccountPages {
  static final String ACCOUNT = "/console/account";

  private final Jdbi jdbi;
  private final Operators operators;
  private final OperatorSessions sessions;
  private final SignIn signIn;
  private final SessionCookie cookie;
  private final CallLog callLog;
  private final Times times;
  private final String provider;

  /**
   * Pages that write the session's cookie.
   *
   * @param federation the OpenID provider, where there is one
   */
  public AccountPages(
      Jdbi jdbi,
      Operators operators,
      OperatorSessions sessions,
      SignIn signIn,
      SessionCookie cookie,
      CallLog callLog,
      Times times,
      Optional<Federation> federation) {
    this.jdbi = jdbi;
    this.operators = operators;
    this.sessions = sessions;
    this.signIn = signIn;
    this.cookie = cookie;
    this.callLog = callLog;
    this.times = times;
    this.provider = federation.map(Federation::label).orElse("");
  }

  /** The pages and actions. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.SIGN_IN, ACCOUNT, visit -> show(200, visit, Form.empty())),
        Route.action(
            Section.SIGN_IN,
            ACCOUNT + "/password",
            OperatorRole.VIEWER,
            "password",
            this::password),
        Route.action(
            Section.SIGN_IN,
            ACCOUNT + "/sessions/end",
            OperatorRole.VIEWER,
            "sessions/end",
            this::end),
        Route.action(
            Section.SIGN_IN, SessionEntrance.SIGN_OUT, OperatorRole.VIEWER, "out", this::signOut));
  }

  private Response show(int status, Visit visit, Form form) {
    return jdbi.withHandle(
        handle -> {
          OperatorAccount operator = operators.find(handle, visit.visitor().id()).orElseThrow();
          String language = operator.language().map(Language::code).orElse("browser");
          return Html.page(
              status,
              "console/access/account.jte",
              new AccountPage(
                  visit.frame(visit.words().say("account")),
                  OperatorView.of(operator, times, visit.words()),
                  operator.password(),
                  provider,
                  form,
                  Form.of(Form.empty().typed().with("lang", language)),
                  Form.options(visit.words(), "language", List.of("browser", "ru", "en")),
                  SessionView.of(
                      sessions.list(handle, operator.id()),
                      visit.visitor().trail(),
                      times,
                      visit.words())));
        });
  }

  private Response password(Visit visit) {
    String fresh = SignInPages.raw(visit.request(), "password");
    var faults =
        new LinkedHashMap<String, String>(
            NewPassword.faults(visit.words(), fresh, SignInPages.raw(visit.request(), "again")));
    if (!faults.isEmpty()) {
      return show(422, visit, new Form(Form.empty().typed(), faults));
    }
    SignInResult result =
        signIn.changePassword(
            visit.call(),
            visit.operator().name(),
            SignInPages.raw(visit.request(), "current"),
            visit.form().get("code").orElse(""),
            fresh,
            SignInPages.caller(visit.request()));
    return switch (result) {
      case SignInResult.Granted(var session) ->
          cookie.write(Html.seeOther(ACCOUNT), session.secret());
      case SignInResult.Wait(var retryAfter) ->
          fault(429, visit, "current", visit.words().say("wait", SignInPages.seconds(retryAfter)));
      case SignInResult.WrongCode() -> fault(422, visit, "code", visit.words().say("code.fault"));
      default -> fault(422, visit, "current", visit.words().say("current.fault"));
    };
  }

  private Response fault(int status, Visit visit, String field, String sentence) {
    return show(status, visit, new Form(Form.empty().typed(), Map.of(field, sentence)));
  }

  /** Ends the session that is named, or all but this one. */
  private Response end(Visit visit) {
    long id = visit.visitor().id();
    Optional<String> trail = visit.form().get("trail");
    int ended =
        jdbi.inTransaction(
            handle -> {
              callLog.trail(handle, visit.call(), trail.map(name -> "session " + name));
              return trail
                  .map(name -> sessions.close(handle, id, name) ? 1 : 0)
                  .orElseGet(() -> sessions.closeOthers(handle, id, visit.visitor().trail()));
            });
    return visit.redirect(ACCOUNT, "others-out", ended);
  }

  private Response signOut(Visit visit) {
    cookie.read(visit.request()).ifPresent(secret -> signIn.out(visit.call(), secret));
    return cookie.clear(Html.seeOther(SessionEntrance.SIGN_IN));
  }
}
