package dev.postorder.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The SQL of personal access tokens, which come as their SHA-256. */
final class PersonalTokenStore {
  private static final String TOKEN =
      "p.id, p.name, p.created_at, p.expires_at, p.last_used_at, p.ended_at";

  /** As {@link PersonalToken#valid} says, and its user is enabled. */
  private static final String VALID =
      "p.ended_at is null and (p.expires_at is null or p.expires_at > :now) and u.disabled_at is"
          + " null";

  private PersonalTokenStore() {}

  static PersonalToken insert(
      Handle handle,
      long userId,
      String name,
      byte[] hash,
      Instant at,
      Optional<Instant> expiresAt) {
    return handle
        .createQuery(
            """
            insert into personal_token as p (user_id, name, token_hash, created_at, expires_at)
            values (:user, :name, :hash, :at, :expires)
            """
                + "returning "
                + TOKEN)
        .bind("user", userId)
        .bind("name", name)
        .bind("hash", hash)
        .bind("at", at)
        .bind("expires", expiresAt.orElse(null))
        .mapTo(PersonalToken.class)
        .one();
  }

  static List<PersonalToken> list(Handle handle, long userId) {
    return handle
        .createQuery(
            "select " + TOKEN + " from personal_token p where p.user_id = :user order by p.id")
        .bind("user", userId)
        .mapTo(PersonalToken.class)
        .list();
  }

  static List<OwnedToken> find(
      Handle handle,
      AccessFilter filter,
      Optional<Boolean> valid,
      long after,
      int limit,
      Instant now) {
    var query =
        handle
            .createQuery(
                "select u.login, "
                    + TOKEN
                    + " from personal_token p join app_user u on u.id = p.user_id"
                    + " where p.id > :after"
                    + filter.sql()
                    + valid.map(wanted -> " and (" + VALID + ") = :valid").orElse("")
                    + " order by p.id limit :limit")
            .bind("after", after)
            .bind("limit", limit);
    filter.login().ifPresent(login -> query.bind("login", login));
    filter.customer().ifPresent(uid -> query.bind("customer", uid));
    valid.ifPresent(wanted -> query.bind("valid", wanted).bind("now", now));
    return query
        .map(
            (row, context) -> {
              RowMapper<PersonalToken> token =
                  context.findRowMapperFor(PersonalToken.class).orElseThrow();
              return new OwnedToken(row.getString("login"), token.map(row, context));
            })
        .list();
  }

  static Optional<PersonalToken> end(Handle handle, long userId, long id, Instant at) {
    return handle
        .createQuery(
            """
            update personal_token p set ended_at = :at
            where p.id = :id and p.user_id = :user and p.ended_at is null
            """
                + "returning "
                + TOKEN)
        .bind("id", id)
        .bind("user", userId)
        .bind("at", at)
        .mapTo(PersonalToken.class)
        .findOne();
  }

  /** Whom the token of a hash logs in; expired and ended ones log in nobody. */
  static Optional<LoginResult.Granted> find(Handle handle, byte[] hash, Instant now) {
    return handle
        .createQuery(
            "select p.user_id, "
                + TOKEN
                + """

                from personal_token p join app_user u on u.id = p.user_id and u.disabled_at is null
                where p.token_hash = :hash
                """)
        .bind("hash", hash)
        .map(
            (row, context) -> {
              RowMapper<PersonalToken> token =
                  context.findRowMapperFor(PersonalToken.class).orElseThrow();
              return new LoginResult.Granted(
                  row.getLong("user_id"), Optional.of(token.map(row, context)));
            })
        .findOne()
        .filter(granted -> granted.token().orElseThrow().valid(now));
  }

  static void used(Handle handle, long id, Instant at) {
    handle
        .createUpdate("update personal_token set last_used_at = :at where id = :id")
        .bind("id", id)
        .bind("at", at)
        .execute();
  }
}
