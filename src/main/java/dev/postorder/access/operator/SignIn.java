package dev.postorder.access.operator;

import dev.postorder.access.LoginGuard;
import dev.postorder.access.LoginResult;
import dev.postorder.access.OperatorRole;
import dev.postorder.access.Secrets;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How operators sign in: by password, and once by a link. Each sign-in opens a new session. */
public final class SignIn {
  private final Jdbi jdbi;
  private final Clock clock;
  private final CallLog callLog;
  private final Operators operators;
  private final OperatorSessions sessions;
  private final LoginGuard guard;

  /** Puts it over the operators and their sessions. */
  public SignIn(
      Jdbi jdbi, Clock clock, CallLog callLog, Operators operators, OperatorSessions sessions) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.callLog = callLog;
    this.operators = operators;
    this.sessions = sessions;
    this.guard = new LoginGuard(jdbi, clock);
  }

  /** Checks a password and counts wrong ones, as those of users are counted. */
  public SignInResult password(Call call, String rawName, String password, Caller caller) {
    String name = Operators.name(rawName);
    LoginResult result =
        guard.password(
            "operator " + name,
            password,
            caller.address(),
            handle -> OperatorStore.known(handle, name));
    return switch (result) {
      case LoginResult.Refused() -> new SignInResult.Refused();
      case LoginResult.Wait(var retryAfter) -> new SignInResult.Wait(retryAfter);
      case LoginResult.Granted granted ->
          new SignInResult.Granted(open(call, granted.userId(), "password", caller));
    };
  }

  /**
   * Gives an operator another password: all his sessions end, and a new one opens here.
   *
   * @param password the one that he had; wrong ones are counted
   */
  public SignInResult changePassword(
      Call call, String name, String password, String fresh, Caller caller) {
    LoginResult result =
        guard.password(
            "operator " + name,
            password,
            caller.address(),
            handle -> OperatorStore.known(handle, name));
    return switch (result) {
      case LoginResult.Refused() -> new SignInResult.Refused();
      case LoginResult.Wait(var retryAfter) -> new SignInResult.Wait(retryAfter);
      case LoginResult.Granted granted ->
          jdbi.inTransaction(
              handle -> {
                operators.setPassword(handle, granted.userId(), fresh);
                return new SignInResult.Granted(
                    open(handle, call, granted.userId(), "password", caller));
              });
    };
  }

  private OpenedSession open(Call call, long operatorId, String method, Caller caller) {
    return jdbi.inTransaction(handle -> open(handle, call, operatorId, method, caller));
  }

  private OpenedSession open(
      Handle handle, Call call, long operatorId, String method, Caller caller) {
    String name = operators.find(handle, operatorId).orElseThrow().name();
    OpenedSession session = sessions.open(handle, operatorId, name, method, caller);
    call.operator(name, session.trail());
    callLog.trail(handle, call, Optional.of(method));
    return session;
  }

  /**
   * Whom a link is for.
   *
   * @param operator empty: whoever opens it becomes a new administrator
   */
  public record Invitation(Optional<OperatorAccount> operator) {}

  /** What a link's secret is good for; empty when it is none, was used or is too old. */
  public Optional<Invitation> invitation(String secret) {
    return jdbi.withHandle(
        handle ->
            OperatorStore.link(handle, Secrets.sha256(secret), clock.instant())
                .map(
                    link ->
                        new Invitation(
                            link.operatorId().flatMap(id -> operators.find(handle, id)))));
  }

  /**
   * Uses a link up: its operator has this password now and is signed in.
   *
   * @param name of a new administrator, see {@link Operators#isName}; else ignored
   * @return {@link SignInResult.Refused} when the link is not good any more or the name is taken
   */
  public SignInResult accept(
      Call call, String secret, String name, String displayName, String password, Caller caller) {
    return jdbi.inTransaction(
        handle -> {
          Optional<OperatorStore.Link> link =
              OperatorStore.link(handle, Secrets.sha256(secret), clock.instant());
          Optional<Long> operator =
              link.flatMap(
                  found ->
                      found
                          .operatorId()
                          .or(
                              () ->
                                  operators
                                      .add(
                                          handle,
                                          name,
                                          displayName,
                                          OperatorRole.ADMINISTRATOR,
                                          true)
                                      .map(OperatorAccount::id)));
          if (operator.isEmpty() || !operators.setPassword(handle, operator.get(), password)) {
            return new SignInResult.Refused();
          }
          OperatorStore.endLinks(handle, link.orElseThrow().operatorId(), clock.instant());
          return new SignInResult.Granted(open(handle, call, operator.get(), "link", caller));
        });
  }

  /** Ends the session of a cookie. */
  public void out(Call call, String secret) {
    jdbi.useTransaction(
        handle -> {
          sessions.close(handle, secret);
          callLog.trail(handle, call, Optional.empty());
        });
  }
}
