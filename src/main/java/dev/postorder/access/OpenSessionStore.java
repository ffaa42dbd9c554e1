package dev.postorder.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The SQL of {@link OpenSessions}. */
final class OpenSessionStore {
  private static final List<String> TABLES = List.of("session", "token");

  private static final String OPEN_ON_FREIGHT =
      """
      (select u.login, s.trail, 'freight' as face, a.name as application, p.name as personal_token,
         s.address, s.created_at, coalesce(s.last_used_at, s.created_at) as last_used_at,
         s.expires_at
       from session s
       join app_user u on u.id = s.user_id and u.disabled_at is null
       join application a on a.id = s.application_id and a.disabled_at is null
       left join personal_token p on p.id = s.personal_token_id
       where s.closed_at is null and s.expires_at > :now
      """;

  private static final String OPEN_ON_TRAVEL =
      """
      union all
      (select u.login, s.trail, 'travel', null, null, s.address, s.created_at,
         coalesce(s.last_used_at, s.created_at), s.expires_at
       from token s
       join app_user u on u.id = s.user_id and u.disabled_at is null
       where s.closed_at is null and s.expires_at > :now
      """;

  private OpenSessionStore() {}

  static List<OpenSession> list(Handle handle, long userId, Instant now) {
    return handle
        .createQuery(
            """
            select s.trail, 'freight' as face, a.name as application, p.name as personal_token,
              s.address, s.created_at, coalesce(s.last_used_at, s.created_at) as last_used_at,
              s.expires_at
            from session s
            join application a on a.id = s.application_id and a.disabled_at is null
            left join personal_token p on p.id = s.personal_token_id
            where s.user_id = :user and s.closed_at is null and s.expires_at > :now
            union all
            select t.trail, 'travel', null, null, t.address, t.created_at,
              coalesce(t.last_used_at, t.created_at), t.expires_at
            from token t
            where t.user_id = :user and t.closed_at is null and t.expires_at > :now
            order by created_at desc, trail
            """)
        .bind("user", userId)
        .bind("now", now)
        .mapTo(OpenSession.class)
        .list();
  }

  /** Each table by its own index, as much as a page can need of it. */
  static List<OwnedSession> find(
      Handle handle,
      AccessFilter filter,
      Optional<OwnedSession.Place> after,
      int limit,
      Instant now) {
    String narrowed =
        filter.sql()
            + (after.isPresent() ? " and (s.created_at, s.trail) < (:at, :trail)" : "")
            + " order by s.created_at desc, s.trail desc limit :limit)";
    var query =
        handle
            .createQuery(
                OPEN_ON_FREIGHT
                    + narrowed
                    + OPEN_ON_TRAVEL
                    + narrowed
                    + " order by created_at desc, trail desc limit :limit")
            .bind("now", now)
            .bind("limit", limit);
    filter.login().ifPresent(login -> query.bind("login", login));
    filter.customer().ifPresent(uid -> query.bind("customer", uid));
    after.ifPresent(place -> query.bind("at", place.createdAt()).bind("trail", place.trail()));
    return query
        .map(
            (row, context) -> {
              RowMapper<OpenSession> session =
                  context.findRowMapperFor(OpenSession.class).orElseThrow();
              return new OwnedSession(row.getString("login"), session.map(row, context));
            })
        .list();
  }

  static boolean end(Handle handle, long userId, String trail, Instant at) {
    int ended = 0;
    for (String table : TABLES) {
      ended +=
          handle
              .createUpdate(
                  "update "
                      + table
                      + " set closed_at = :at where trail = :trail and user_id = :user and"
                      + " closed_at is null and expires_at > :at")
              .bind("at", at)
              .bind("trail", trail)
              .bind("user", userId)
              .execute();
    }
    return ended > 0;
  }

  static int endAll(Handle handle, long userId, Instant at) {
    int ended = 0;
    for (String table : TABLES) {
      ended +=
          handle
              .createUpdate(
                  "update "
                      + table
                      + " set closed_at = :at"
                      + " where user_id = :user and closed_at is null and expires_at > :at")
              .bind("at", at)
              .bind("user", userId)
              .execute();
    }
    return ended;
  }

  /** Ends those that a personal access token opened. */
  static void endOf(Handle handle, long personalTokenId, Instant at) {
    handle
        .createUpdate(
            "update session set closed_at = :at"
                + " where personal_token_id = :token and closed_at is null")
        .bind("at", at)
        .bind("token", personalTokenId)
        .execute();
  }
}
