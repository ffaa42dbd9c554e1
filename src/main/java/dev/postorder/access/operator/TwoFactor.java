package dev.postorder.access.operator;

import dev.postorder.access.LoginGuard;
import dev.postorder.access.LoginResult;
import dev.postorder.access.Secrets;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * An operator's own second factor: codes of an authenticator (RFC 6238), and ten recovery codes for
 * the day when it is lost. What is done is in the call log's trail.
 */
public final class TwoFactor {
  private final Jdbi jdbi;
  private final CallLog callLog;
  private final OperatorSessions sessions;
  private final LoginGuard guard;
  private final TotpSecrets secrets;
  private final Codes codes;

  /** Puts it over the sessions that end with it. */
  public TwoFactor(
      Jdbi jdbi,
      CallLog callLog,
      OperatorSessions sessions,
      LoginGuard guard,
      TotpSecrets secrets,
      Codes codes) {
    this.jdbi = jdbi;
    this.callLog = callLog;
    this.sessions = sessions;
    this.guard = guard;
    this.secrets = secrets;
    this.codes = codes;
  }

  /** Draws a secret that is in force once {@link #confirm} has seen a code of it. */
  public void offer(Call call, long operatorId) {
    jdbi.useTransaction(
        handle -> {
          TwoFactorStore.offer(handle, operatorId, UUID.randomUUID());
          trail(handle, call);
        });
  }

  /** What was offered and is not confirmed yet. */
  public Optional<SecretOffer> offered(Handle handle, long operatorId, String name) {
    return TwoFactorStore.offered(handle, operatorId).map(id -> secrets.offer(id, name));
  }

  /** How many recovery codes have not been used. */
  public int codesLeft(Handle handle, long operatorId) {
    return TwoFactorStore.codesLeft(handle, operatorId);
  }

  /**
   * Puts the offered secret in force, once its first code shows that the authenticator has it. All
   * other sessions of the operator end.
   *
   * @param here the trail name of the session that stays
   */
  public TwoFactorResult confirm(Call call, OperatorAccount operator, String code, String here) {
    return jdbi.inTransaction(
        handle -> {
          Optional<UUID> offered = TwoFactorStore.offered(handle, operator.id());
          OptionalLong step =
              offered.map(id -> codes.step(id, Codes.bare(code))).orElseGet(OptionalLong::empty);
          if (step.isEmpty()
              || !TwoFactorStore.confirm(
                  handle, operator.id(), offered.orElseThrow(), step.getAsLong())) {
            return new TwoFactorResult.WrongCode();
          }
          sessions.closeOthers(handle, operator.id(), here);
          return renewed(handle, call, operator);
        });
  }

  /** Draws new recovery codes; those before end. */
  public TwoFactorResult renewCodes(
      Call call, OperatorAccount operator, String code, String address) {
    return proven(
        codes.check(operator, code, address),
        () -> jdbi.inTransaction(handle -> renewed(handle, call, operator)));
  }

  private static TwoFactorResult proven(LoginResult result, Supplier<TwoFactorResult> then) {
    return switch (result) {
      case LoginResult.Granted granted -> then.get();
      case LoginResult.Refused() -> new TwoFactorResult.WrongCode();
      case LoginResult.Wait(var retryAfter) -> new TwoFactorResult.Wait(retryAfter);
    };
  }

  private TwoFactorResult renewed(Handle handle, Call call, OperatorAccount operator) {
    List<String> drawn = Codes.drawn();
    TwoFactorStore.replaceCodes(
        handle, operator.id(), drawn.stream().map(Secrets::sha256).toList());
    trail(handle, call);
    return new TwoFactorResult.Done(drawn);
  }

  /**
   * Switches it off.
   *
   * @param password his, where he has one
   */
  public TwoFactorResult end(
      Call call, OperatorAccount operator, String password, String code, String address) {
    if (operator.password()) {
      LoginResult known =
          guard.password(
              "operator " + operator.name(),
              password,
              address,
              handle -> OperatorStore.known(handle, operator.name()));
      if (known instanceof LoginResult.Wait(var retryAfter)) {
        return new TwoFactorResult.Wait(retryAfter);
      }
      if (known instanceof LoginResult.Refused) {
        return new TwoFactorResult.WrongPassword();
      }
    }
    return proven(
        codes.check(operator, code, address),
        () ->
            jdbi.inTransaction(
                handle -> {
                  TwoFactorStore.end(handle, operator.id());
                  handle.afterCommit(sessions::changed);
                  trail(handle, call);
                  return new TwoFactorResult.Done(List.of());
                }));
  }

  private void trail(Handle handle, Call call) {
    callLog.trail(handle, call, Optional.empty());
  }
}
