package dev.postorder.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Checks passwords and personal access tokens and slows down who guesses: after 10 wrong passwords
 * in a row the pair of login and address waits 1 s, doubling to 60 s; an address has 100 tries that
 * fail in 10 minutes, tokens among them. A try is counted before it is checked, so that many at
 * once count as many; a right one is given back.
 */
public final class LoginGuard {
  /** Of no password; checked for unknown logins, so that they take as long as known ones. */
  private static final class Nobody {
    static final String HASH = Passwords.hash(Secrets.random());
  }

  /** In place of an address, where tries are counted for all addresses together. */
  private static final String EVERYWHERE = "*";

  /** Argon2 needs much memory for a moment; two at a time are enough for two cores. */
  private final Semaphore checks = new Semaphore(2);

  private final Jdbi jdbi;
  private final Clock clock;

  /** Counts in this database. */
  public LoginGuard(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Whose password is to be checked. */
  public record Known(long id, String passwordHash) {}

  LoginResult password(String rawLogin, String password, String address) {
    String login = rawLogin.strip().toLowerCase(Locale.ROOT);
    return password(login, password, address, handle -> user(handle, login));
  }

  /**
   * Checks a password.
   *
   * @param login under which wrong ones are counted
   * @param find who has the login
   * @return {@link LoginResult.Granted} with the id that was found
   */
  public LoginResult password(
      String login, String password, String address, Function<Handle, Optional<Known>> find) {
    Optional<Duration> wait = wait(login, address, address);
    if (wait.isPresent()) {
      return new LoginResult.Wait(wait.get());
    }
    Optional<Known> user = jdbi.withHandle(find::apply);
    boolean right = check(password, user.map(Known::passwordHash).orElseGet(() -> Nobody.HASH));
    if (user.isEmpty() || !right) {
      return new LoginResult.Refused();
    }
    giveBack(login, address, address);
    return new LoginResult.Granted(user.get().id());
  }

  /**
   * Checks what is short enough to be guessed, as a code of six digits. Wrong ones are counted for
   * the login from all addresses together, since who gets here knows the password, and apart from
   * wrong passwords, since a right one clears those.
   *
   * @param right whether it is right; asked once
   */
  public LoginResult code(String login, long id, String address, BooleanSupplier right) {
    Optional<Duration> wait = wait(login, EVERYWHERE, address);
    if (wait.isPresent()) {
      return new LoginResult.Wait(wait.get());
    }
    if (!right.getAsBoolean()) {
      return new LoginResult.Refused();
    }
    giveBack(login, EVERYWHERE, address);
    return new LoginResult.Granted(id);
  }

  private Optional<Duration> wait(String login, String pairAddress, String address) {
    Instant now = clock.instant();
    return count(
        now,
        handle ->
            LoginFailureStore.countPair(handle, login, pairAddress, now)
                .or(() -> LoginFailureStore.countAddress(handle, address, now)));
  }

  private void giveBack(String login, String pairAddress, String address) {
    jdbi.useTransaction(
        handle -> {
          LoginFailureStore.giveBackAddress(handle, address);
          LoginFailureStore.clearPair(handle, login, pairAddress);
        });
  }

  LoginResult token(String pat, String address) {
    Instant now = clock.instant();
    Optional<Duration> wait =
        count(now, handle -> LoginFailureStore.countAddress(handle, address, now));
    if (wait.isPresent()) {
      return new LoginResult.Wait(wait.get());
    }
    Optional<LoginResult.Granted> granted =
        jdbi.withHandle(handle -> PersonalTokenStore.find(handle, Secrets.sha256(pat), now));
    if (granted.isEmpty()) {
      return new LoginResult.Refused();
    }
    jdbi.useHandle(handle -> LoginFailureStore.giveBackAddress(handle, address));
    return granted.get();
  }

  /** Counts a try; how long to wait if it is refused (nothing is counted then). */
  private Optional<Duration> count(Instant now, Function<Handle, Optional<Instant>> refused) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Instant> retryAt = refused.apply(handle);
          if (retryAt.isPresent()) {
            handle.rollback();
          }
          return retryAt.map(at -> Duration.between(now, at)).filter(Duration::isPositive);
        });
  }

  private boolean check(String password, String hash) {
    checks.acquireUninterruptibly();
    try {
      return Passwords.verify(password, hash);
    } finally {
      checks.release();
    }
  }

  private static Optional<Known> user(Handle handle, String login) {
    return handle
        .createQuery(
            "select id, password_hash from app_user where login = :login and disabled_at is null")
        .bind("login", login)
        .map((row, context) -> new Known(row.getLong("id"), row.getString("password_hash")))
        .findFirst();
  }
}
