package dev.postorder.access;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The counts behind {@link LoginGuard}; they stand in PostgreSQL and hold on all nodes. */
final class LoginFailureStore {
  private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(10);
  private static final int ADDRESS_TRIES = 100;

  private LoginFailureStore() {}

  /** Counts a try from an address; until when it has to wait if it is one too many. */
  static Optional<Instant> countAddress(Handle handle, String address, Instant now) {
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

  /** As {@link #countAddress}, of a login from an address. */
  static Optional<Instant> countPair(Handle handle, String login, String address, Instant now) {
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

  /** Takes back a try that was right after all. */
  static void giveBackAddress(Handle handle, String address) {
    handle
        .createUpdate(
            "update login_failure_address set failures = failures - 1"
                + " where address = :address and failures > 0")
        .bind("address", address)
        .execute();
  }

  /** Forgets the wrong passwords of a login from an address. */
  static void clearPair(Handle handle, String login, String address) {
    handle
        .createUpdate("delete from login_failure where login = :login and address = :address")
        .bind("login", login)
        .bind("address", address)
        .execute();
  }

  static void forget(Handle handle, Instant before) {
    handle
        .createUpdate("delete from login_failure where last_at < :before")
        .bind("before", AccessStore.utc(before))
        .execute();
    handle
        .createUpdate("delete from login_failure_address where since < :before")
        .bind("before", AccessStore.utc(before))
        .execute();
  }
}
