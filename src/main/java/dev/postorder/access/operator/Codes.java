package dev.postorder.access.operator;

import dev.postorder.access.LoginGuard;
import dev.postorder.access.LoginResult;
import dev.postorder.access.Secrets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Checks the codes of second factors: those of an authenticator, each of which is taken once on all
 * nodes together, and recovery codes. Who guesses is slowed down, whatever address he uses.
 */
public final class Codes {
  private static final int RECOVERY_CODES = 10;

  private final Jdbi jdbi;
  private final Clock clock;
  private final LoginGuard guard;
  private final TotpSecrets secrets;

  /** Keeps what was taken in this database. */
  public Codes(Jdbi jdbi, Clock clock, LoginGuard guard, TotpSecrets secrets) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.guard = guard;
    this.secrets = secrets;
  }

  /** Takes a code of an operator's authenticator, or one of his recovery codes. */
  LoginResult check(OperatorAccount operator, String typed, String address) {
    return guard.code(
        "operator " + operator.name(), operator.id(), address, () -> take(operator.id(), typed));
  }

  private boolean take(long operatorId, String typed) {
    String code = bare(typed);
    return jdbi.inTransaction(
        handle -> {
          Optional<UUID> secret = TwoFactorStore.secret(handle, operatorId);
          OptionalLong step = secret.map(id -> step(id, code)).orElseGet(OptionalLong::empty);
          return step.isPresent()
              ? TwoFactorStore.take(handle, operatorId, secret.orElseThrow(), step.getAsLong())
              : secret.isPresent()
                  && TwoFactorStore.takeCode(handle, operatorId, Secrets.sha256(code));
        });
  }

  /** The time step of a secret's code; empty when it is none of the present ones. */
  OptionalLong step(UUID secret, String code) {
    return Totp.step(secrets.key(secret), code, clock.instant());
  }

  /** As it is compared: small letters and digits only. */
  static String bare(String typed) {
    return typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
  }

  /** New recovery codes, bare. */
  static List<String> drawn() {
    return Stream.generate(Secrets::recoveryCode).limit(RECOVERY_CODES).toList();
  }
}
