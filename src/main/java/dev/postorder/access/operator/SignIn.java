package dev.postorder.access.operator;

import dev.postorder.access.LoginGuard;
import dev.postorder.access.LoginResult;
import dev.postorder.access.OperatorRole;
import dev.postorder.access.Secrets;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * How operators sign in: by password, and once by a link, with a code of the second factor where
 * there is one. Each sign-in opens a new session.
 */
public final class SignIn {
  /** How long after the password the code may follow. */
  private static final Duration TICKET = Duration.ofMinutes(5);

  private static final String PASSWORD = "password";

  private final Jdbi jdbi;
  private final Clock clock;
  private final CallLog callLog;
  private final Operators operators;
  private final OperatorSessions sessions;
  private final LoginGuard guard;
  private final Codes codes;

  /** Puts it over the operators and their sessions. */
  public SignIn(
      Jdbi jdbi,
      Clock clock,
      CallLog callLog,
      Operators operators,
      OperatorSessions sessions,
      LoginGuard guard,
      Codes codes) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.callLog = callLog;
    this.operators = operators;
    this.sessions = sessions;
    this.guard = guard;
    this.codes = codes;
  }

  /** Checks a password and counts wrong ones, as those of users are counted. */
  public SignInResult password(Call call, String rawName, String password, Caller caller) {
    return checked(
        Operators.name(rawName),
        password,
        caller,
        id ->
            jdbi.inTransaction(
                handle ->
                    operator(handle, id).twoFactor()
                        ? new SignInResult.CodeNeeded(ticket(handle, id))
                        : granted(handle, call, id, PASSWORD, caller)));
  }

  private SignInResult checked(
      String name, String password, Caller caller, LongFunction<SignInResult> then) {
    LoginResult result =
        guard.password(
            "operator " + name,
            password,
            caller.address(),
            handle -> OperatorStore.known(handle, name));
    return switch (result) {
      case LoginResult.Refused() -> new SignInResult.Refused();
      case LoginResult.Wait(var retryAfter) -> new SignInResult.Wait(retryAfter);
      case LoginResult.Granted granted -> then.apply(granted.userId());
    };
  }

  private String ticket(Handle handle, long operatorId) {
    String ticket = Secrets.random();
    TwoFactorStore.addTicket(
        handle, Secrets.sha256(ticket), operatorId, clock.instant().plus(TICKET));
    return ticket;
  }

  /**
   * Finishes a sign-in that {@link SignInResult.CodeNeeded} began.
   *
   * @param code of the authenticator, or a recovery code; each is taken once
   * @return {@link SignInResult.Refused} when the ticket is not good any more
   */
  public SignInResult code(Call call, String ticket, String code, Caller caller) {
    byte[] hash = Secrets.sha256(ticket);
    Optional<OperatorAccount> operator =
        jdbi.withHandle(
            handle ->
                TwoFactorStore.ticket(handle, hash, clock.instant())
                    .map(id -> operator(handle, id)));
    if (operator.isEmpty()) {
      return new SignInResult.Refused();
    }
    return proven(operator.get(), code, caller)
        .orElseGet(
            () ->
                jdbi.inTransaction(
                    handle ->
                        TwoFactorStore.endTicket(handle, hash)
                            ? granted(handle, call, operator.get().id(), PASSWORD, caller)
                            : new SignInResult.Refused()));
  }

  /** What stands against an operator whose code this is; empty: nothing. */
  private Optional<SignInResult> proven(OperatorAccount operator, String code, Caller caller) {
    if (!operator.twoFactor()) {
      return Optional.empty();
    }
    return switch (codes.check(operator, code, caller.address())) {
      case LoginResult.Granted granted -> Optional.empty();
      case LoginResult.Refused() -> Optional.of(new SignInResult.WrongCode());
      case LoginResult.Wait(var retryAfter) -> Optional.of(new SignInResult.Wait(retryAfter));
    };
  }

  /**
   * Gives an operator another password: all his sessions end, and a new one opens here.
   *
   * @param password the one that he had; wrong ones are counted
   * @param code of his second factor, where he has one
   */
  public SignInResult changePassword(
      Call call, String name, String password, String code, String fresh, Caller caller) {
    return checked(
        name,
        password,
        caller,
        id ->
            proven(jdbi.withHandle(handle -> operator(handle, id)), code, caller)
                .orElseGet(
                    () ->
                        jdbi.inTransaction(
                            handle -> {
                              operators.setPassword(handle, id, fresh);
                              return granted(handle, call, id, PASSWORD, caller);
                            })));
  }

  private OperatorAccount operator(Handle handle, long id) {
    return operators.find(handle, id).orElseThrow();
  }

  private SignInResult granted(
      Handle handle, Call call, long operatorId, String method, Caller caller) {
    String name = operator(handle, operatorId).name();
    OpenedSession session = sessions.open(handle, operatorId, name, method, caller);
    call.operator(name, session.trail());
    callLog.trail(handle, call, Optional.of(method));
    return new SignInResult.Granted(session);
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

  /** What somebody sends who was invited by a link. */
  public record Acceptance(String name, String displayName, String password, String code) {}

  /**
   * Uses a link up: its operator has this password now and is signed in.
   *
   * @param sent the name is of a new administrator, see {@link Operators#isName}, else ignored; the
   *     code is of the operator's second factor, where he has one
   * @return {@link SignInResult.Refused} when the link is not good any more or the name is taken
   */
  public SignInResult accept(Call call, String secret, Acceptance sent, Caller caller) {
    return invitation(secret)
        .flatMap(Invitation::operator)
        .flatMap(operator -> proven(operator, sent.code(), caller))
        .orElseGet(() -> jdbi.inTransaction(handle -> accept(handle, call, secret, sent, caller)));
  }

  private SignInResult accept(
      Handle handle, Call call, String secret, Acceptance sent, Caller caller) {
    Optional<OperatorStore.Link> link =
        OperatorStore.link(handle, Secrets.sha256(secret), clock.instant());
    Optional<Long> operator =
        link.flatMap(found -> found.operatorId().or(() -> administrator(handle, sent)));
    if (operator.isEmpty() || !operators.setPassword(handle, operator.get(), sent.password())) {
      return new SignInResult.Refused();
    }
    OperatorStore.endLinks(handle, link.orElseThrow().operatorId(), clock.instant());
    return granted(handle, call, operator.get(), "link", caller);
  }

  private Optional<Long> administrator(Handle handle, Acceptance sent) {
    return operators
        .add(handle, sent.name(), sent.displayName(), OperatorRole.ADMINISTRATOR, true)
        .map(OperatorAccount::id);
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
