package dev.postorder.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Checks passwords and personal access tokens and slows down who guesses: after 10 wrong passwords
 * in a row the pair of login and address waits 1 s, doubling to 60 s; an address has 100 tries that
 * fail in 10 minutes, tokens among them. A try is counted before it is checked, so that many at
 * once count as many; a right one is given back.
 */
final class LoginGuard {
  /** Of no password; checked for unknown logins, so that they take as long as known ones. */
  private static final class Nobody {
    static final String HASH = Passwords.hash(Secrets.random());
  }

  /** Argon2 needs much memory for a moment; two at a time are enough for two cores. */
  private final Semaphore checks = new Semaphore(2);

  private final Jdbi jdbi;
  private final Clock clock;

  LoginGuard(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  private record User(long id, String passwordHash) {}

  LoginResult password(String rawLogin, String password, String address) {
    String login = rawLogin.strip().toLowerCase(Locale.ROOT);
    Instant now = clock.instant();
    Optional<Duration> wait =
        count(
            now,
            handle ->
                LoginFailureStore.countPair(handle, login, address, now)
                    .or(() -> LoginFailureStore.countAddress(handle, address, now)));
    if (wait.isPresent()) {
      return new LoginResult.Wait(wait.get());
    }
    Optional<User> user = jdbi.withHandle(handle -> user(handle, login));
    boolean right = check(password, user.map(User::passwordHash).orElseGet(() -> Nobody.HASH));
    if (user.isEmpty() || !right) {
      return new LoginResult.Refused();
    }
    jdbi.useTransaction(
        handle -> {
          LoginFailureStore.giveBackAddress(handle, address);
          LoginFailureStore.clearPair(handle, login, address);
        });
    return new LoginResult.Granted(user.get().id());
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

  private static Optional<User> user(Handle handle, String login) {
    return handle
        .createQuery(
            "select id, password_hash from app_user where login = :login and disabled_at is null")
        .bind("login", login)
        .map((row, context) -> new User(row.getLong("id"), row.getString("password_hash")))
        .findFirst();
  }
}
