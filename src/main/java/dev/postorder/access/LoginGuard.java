package dev.postorder.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Checks passwords and slows down who guesses: after 10 wrong ones in a row the pair of login and
 * address waits 1 s, doubling to 60 s; an address has 100 tries that fail in 10 minutes. A try is
 * counted before it is checked, so that many at once count as many; a right password gives it back.
 * The counts stand in PostgreSQL and hold on all nodes.
 */
final class LoginGuard {
  private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(10);
  private static final int ADDRESS_TRIES = 100;

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

  LoginResult login(String rawLogin, String password, String address) {
    String login = rawLogin.strip().toLowerCase(Locale.ROOT);
    Instant now = clock.instant();
    Optional<Duration> wait = jdbi.inTransaction(handle -> count(handle, login, address, now));
    if (wait.isPresent()) {
      return new LoginResult.Wait(wait.get());
    }
    Optional<User> user = jdbi.withHandle(handle -> user(handle, login));
    boolean right = check(password, user.map(User::passwordHash).orElseGet(() -> Nobody.HASH));
    if (user.isEmpty() || !right) {
      return new LoginResult.Refused();
    }
    jdbi.useTransaction(handle -> giveBack(handle, login, address));
    return new LoginResult.Granted(user.get().id());
  }

  private boolean check(String password, String hash) {
    checks.acquireUninterruptibly();
    try {
      return Passwords.verify(password, hash);
    } finally {
      checks.release();
    }
  }

  /** Counts a try; how long to wait if it is refused (nothing is counted then). */
  private static Optional<Duration> count(
      Handle handle, String login, String address, Instant now) {
    Optional<Instant> retryAt =
        countPair(handle, login, address, now).or(() -> countAddress(handle, address, now));
    if (retryAt.isPresent()) {
      handle.rollback();
    }
    return retryAt.map(at -> Duration.between(now, at)).filter(Duration::isPositive);
  }

  private static Optional<Instant> countAddress(Handle handle, String address, Instant now) {
    return handle
        .createQuery(
            """
            insert into login_failure_address as a (address, since, failures)
            values (:address, :now, 1)
            on conflict (address) do update set
              since = case when a.since <= :windowStart then :now else a.since end,
              failures = case when a.since <= :windowStart then 1 else a.failures + 1 end
            returning since, failures > :tries as refused
            """)
        .bind("address", address)
        .bind("now", AccessStore.utc(now))
        .bind("windowStart", AccessStore.utc(now.minus(ADDRESS_WINDOW)))
        .bind("tries", ADDRESS_TRIES)
        .map(
            (row, context) ->
                row.getBoolean("refused")
                    ? Optional.of(row.getObject("since", OffsetDateTime.class).toInstant())
                    : Optional.<Instant>empty())
        .one()
        .map(since -> since.plus(ADDRESS_WINDOW));
  }

  private static Optional<Instant> countPair(
      Handle handle, String login, String address, Instant now) {
    boolean counted =
        handle
                .createUpdate(
                    """
                    insert into login_failure as f (login, address, failures, last_at, retry_at)
                    values (:login, :address, 1, :now, :now)
                    on conflict (login, address) do update set
                      failures = f.failures + 1,
                      last_at = :now,
                      retry_at = case when f.failures + 1 < 10 then :now
                        else :now + least(60, 2 ^ least(f.failures - 9, 6)) * interval '1 second' end
                    where f.retry_at <= :now
                    """)
                .bind("login", login)
                .bind("address", address)
                .bind("now", AccessStore.utc(now))
                .execute()
            == 1;
    if (counted) {
      return Optional.empty();
    }
    return handle
        .createQuery(
            "select retry_at from login_failure where login = :login and address = :address")
        .bind("login", login)
        .bind("address", address)
        .map((row, context) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .findFirst();
  }

  private static void giveBack(Handle handle, String login, String address) {
    handle
        .createUpdate(
            "update login_failure_address set failures = failures - 1"
                + " where address = :address and failures > 0")
        .bind("address", address)
        .execute();
    handle
        .createUpdate("delete from login_failure where login = :login and address = :address")
        .bind("login", login)
        .bind("address", address)
        .execute();
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
