package dev.postorder;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.postorder.access.Directory;
import dev.postorder.access.LoginGuard;
import dev.postorder.access.operator.Codes;
import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.OperatorSettings;
import dev.postorder.access.operator.Operators;
import dev.postorder.access.operator.SignIn;
import dev.postorder.access.operator.TotpSecrets;
import dev.postorder.access.operator.TwoFactor;
import dev.postorder.backoffice.People;
import dev.postorder.calllog.CallLog;
import dev.postorder.console.Route;
import dev.postorder.console.SessionCookie;
import dev.postorder.console.SessionEntrance;
import dev.postorder.console.Times;
import dev.postorder.console.access.AccountPages;
import dev.postorder.console.access.KeyPages;
import dev.postorder.console.access.LanguagePages;
import dev.postorder.console.access.OidcAccountPages;
import dev.postorder.console.access.OperatorPages;
import dev.postorder.console.access.SignInLog;
import dev.postorder.console.access.SignInPages;
import dev.postorder.console.access.TwoFactorPages;
import dev.postorder.platform.config.Console;
import dev.postorder.platform.config.Outgoing;
import dev.postorder.platform.database.InstallationSecret;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The operators of the console: who they are, how they sign in. */
final class OperatorParts implements AutoCloseable {
  private final Jdbi jdbi;
  private final CallLog callLog;
  private final Directory directory;
  private final URI publicUrl;
  private final OperatorSessions sessions;
  private final Operators operators;
  private final SignIn signIn;
  private final TwoFactor twoFactor;
  private final SessionCookie cookie;
  private final Optional<OidcParts> oidc;
  private final SessionEntrance entrance;

  /**
   * Puts them together.
   *
   * @param publicUrl where browsers reach the server
   */
  OperatorParts(
      Jdbi jdbi, Clock clock, CallLog callLog, Console settings, Outgoing outgoing, URI publicUrl) {
    this.jdbi = jdbi;
    this.callLog = callLog;
    this.publicUrl = publicUrl;
    directory = new Directory(clock);
    sessions = new OperatorSessions(jdbi, clock, settings(settings));
    operators = new Operators(clock, sessions);
    var guard = new LoginGuard(jdbi, clock);
    var secrets =
        new TotpSecrets(InstallationSecret.of(jdbi, "totp"), "Postorder " + publicUrl.getHost());
    var codes = new Codes(jdbi, clock, guard, secrets);
    signIn = new SignIn(jdbi, clock, callLog, operators, sessions, guard, codes);
    twoFactor = new TwoFactor(jdbi, callLog, sessions, guard, secrets, codes);
    cookie = new SessionCookie("https".equalsIgnoreCase(publicUrl.getScheme()));
    oidc =
        OidcParts.of(
            jdbi, clock, callLog, operators, sessions, settings.oidc(), outgoing, publicUrl);
    entrance =
        new SessionEntrance(
            sessions,
            cookie,
            new SignInPages(
                signIn, cookie, new SignInLog(callLog), oidc.map(OidcParts::federation)));
  }

  static OperatorSettings settings(Console settings) {
    return new OperatorSettings(
        settings.sessionIdle(),
        settings.sessionLifetime(),
        settings.twoFactor() == Console.TwoFactor.REQUIRED);
  }

  Operators operators() {
    return operators;
  }

  /** What the back-office API needs to know of them. */
  People people() {
    return new People(operators, sessions, publicUrl + SessionEntrance.SIGN_IN + "/first/");
  }

  SessionEntrance entrance() {
    return entrance;
  }

  /** What is done for them in the background. */
  RecurringTask<Void> task() {
    return sessions.task();
  }

  /** The section Access and the operator's own account. */
  List<Route> routes(Times times) {
    return Stream.of(
            new OperatorPages(jdbi, operators, sessions, callLog, times, publicUrl).routes(),
            new KeyPages(jdbi, directory, callLog, times).routes(),
            new AccountPages(
                    jdbi,
                    operators,
                    sessions,
                    signIn,
                    cookie,
                    callLog,
                    times,
                    oidc.map(OidcParts::federation))
                .routes(),
            new OidcAccountPages(jdbi, operators, callLog, oidc.map(OidcParts::federation))
                .routes(),
            new TwoFactorPages(jdbi, operators, twoFactor).routes(),
            new LanguagePages(jdbi, operators, callLog).routes())
        .flatMap(List::stream)
        .toList();
  }

  /** The secret of a link that makes an administrator; empty when there is one. */
  Optional<String> firstLink() {
    return jdbi.inTransaction(
        handle ->
            operators.administered(handle)
                ? Optional.empty()
                : Optional.of(operators.linkForAdministrator(handle)));
  }

  @Override
  public void close() {
    oidc.ifPresent(OidcParts::close);
  }
}
