package dev.postorder.access.operator;

import dev.postorder.access.OperatorRole;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * How operators sign in whom the OpenID provider has sent. An operator is bound to what the
 * provider knows him as; names and addresses bind nobody, as they may pass to others.
 */
public final class FederatedSignIn {
  private final Jdbi jdbi;
  private final CallLog callLog;
  private final Operators operators;
  private final OperatorSessions sessions;
  private final boolean roles;
  private final boolean addUnknown;

  /**
   * Puts it over the operators and their sessions.
   *
   * @param roles whether the provider says what operators may do
   * @param addUnknown whether who is bound to nobody becomes a new operator
   */
  public FederatedSignIn(
      Jdbi jdbi,
      CallLog callLog,
      Operators operators,
      OperatorSessions sessions,
      boolean roles,
      boolean addUnknown) {
    this.jdbi = jdbi;
    this.callLog = callLog;
    this.operators = operators;
    this.sessions = sessions;
    this.roles = roles;
    this.addUnknown = addUnknown;
  }

  /** What came of it. */
  public sealed interface Result {
    /** He is signed in. */
    record Granted(OpenedSession session) implements Result {}

    /** He is bound to no operator, or to one who is disabled. */
    record Unknown() implements Result {}

    /** The provider gives him no role here. */
    record NoRole() implements Result {}
  }

  /** Signs somebody in, with the role that the provider gives him now where it gives any. */
  public Result enter(Call call, FederatedPerson person, Caller caller) {
    if (roles && person.role().isEmpty()) {
      return new Result.NoRole();
    }
    return jdbi.inTransaction(
        handle -> {
          Optional<OperatorAccount> operator =
              OperatorStore.bySubject(handle, person.subject())
                  .map(known -> promoted(handle, known, person))
                  .or(() -> addUnknown ? added(handle, person) : Optional.empty())
                  .filter(account -> !account.disabled());
          return operator
              .<Result>map(account -> granted(handle, call, account, caller))
              .orElseGet(Result.Unknown::new);
        });
  }

  private Result granted(Handle handle, Call call, OperatorAccount account, Caller caller) {
    OpenedSession session =
        sessions.open(handle, account.id(), account.name(), SignedIn.FEDERATED, caller);
    call.operator(account.name(), session.trail());
    callLog.trail(handle, call, Optional.of(SignedIn.FEDERATED));
    return new Result.Granted(session);
  }

  /** The last administrator stays one, whatever the provider says. */
  private OperatorAccount promoted(Handle handle, OperatorAccount known, FederatedPerson person) {
    person
        .role()
        .filter(role -> roles && role != known.role() && !known.disabled())
        .ifPresent(
            role ->
                operators.set(handle, known.id(), known.displayName(), role, known.personalData()));
    return known;
  }

  private Optional<OperatorAccount> added(Handle handle, FederatedPerson person) {
    OperatorRole role = person.role().orElse(OperatorRole.VIEWER);
    return person.names().stream()
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(Operators::isName)
        .map(name -> operators.add(handle, name, person.displayName(), role, false))
        .flatMap(Optional::stream)
        .findFirst()
        .map(
            account -> {
              OperatorStore.setSubject(handle, account.id(), Optional.of(person.subject()));
              return account;
            });
  }

  /**
   * Binds an operator to what the provider knows him as.
   *
   * @return false when another operator is bound to it
   */
  public boolean bind(Call call, long operatorId, FederatedPerson person) {
    return jdbi.inTransaction(
        handle -> {
          boolean free =
              OperatorStore.bySubject(handle, person.subject())
                  .filter(other -> other.id() != operatorId)
                  .isEmpty();
          if (free) {
            OperatorStore.setSubject(handle, operatorId, Optional.of(person.subject()));
            callLog.trail(handle, call, Optional.of(person.subject()));
          }
          return free;
        });
  }
}
