package dev.postorder.notify.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The SQL of subscriptions. */
final class WebhookStore {
  private static final String COLUMNS =
      "id, url, event_types, order_roles, state = 'enabled' as enabled";

  private WebhookStore() {}

  private record Row(
      int id,
      String url,
      @Nullable List<String> eventTypes,
      List<String> orderRoles,
      boolean enabled) {
    Webhook webhook() {
      return new Webhook(id, url, Optional.ofNullable(eventTypes), orderRoles, enabled);
    }
  }

  /** Subscriptions of one user are created one after another, so that they can be counted. */
  static void lockUser(Handle handle, long userId) {
    handle
        .createQuery("select id from app_user where id = :user for no key update")
        .bind("user", userId)
        .mapTo(long.class)
        .one();
  }

  static int count(Handle handle, long userId) {
    return handle
        .createQuery("select count(*) from webhook where user_id = :user")
        .bind("user", userId)
        .mapTo(int.class)
        .one();
  }

  static Webhook insert(Handle handle, long userId, WebhookWish wish, Instant now) {
    return bind(
            handle.createQuery(
                """
                insert into webhook (user_id, url, host, event_types, order_roles, state, created_at, updated_at)
                values (:user, :url, :host, :events::text[], :roles::text[], coalesce(:state, 'enabled'), :now, :now)
                returning %s
                """
                    .formatted(COLUMNS)),
            wish)
        .bind("user", userId)
        .bind("now", now)
        .mapTo(Row.class)
        .one()
        .webhook();
  }

  static Optional<Webhook> update(
      Handle handle, long userId, int id, WebhookWish wish, Instant now) {
    return bind(
            handle.createQuery(
                """
                update webhook
                set url = coalesce(:url, url), host = coalesce(:host, host),
                    event_types = coalesce(:events::text[], event_types),
                    order_roles = coalesce(:roles::text[], order_roles),
                    state = coalesce(:state, state), off_because = null, updated_at = :now
                where user_id = :user and id = :id
                returning %s
                """
                    .formatted(COLUMNS)),
            wish)
        .bind("user", userId)
        .bind("id", id)
        .bind("now", now)
        .mapTo(Row.class)
        .findOne()
        .map(Row::webhook);
  }

  private static <S extends SqlStatement<S>> S bind(S statement, WebhookWish wish) {
    return statement
        .bind("url", wish.url().map(WebhookUrl::text).orElse(null))
        .bind("host", wish.url().map(WebhookUrl::host).orElse(null))
        .bind("events", array(wish.eventTypes()))
        .bind("roles", array(wish.orderRoles()))
        .bind("state", wish.enabled().map(on -> on ? "enabled" : "disabled").orElse(null));
  }

  /** The codes hold no character that an array's text would have to quote. */
  private static @Nullable String array(Optional<List<String>> codes) {
    return codes.map(all -> "{" + String.join(",", all) + "}").orElse(null);
  }

  static boolean delete(Handle handle, long userId, int id) {
    return handle
            .createUpdate("delete from webhook where user_id = :user and id = :id")
            .bind("user", userId)
            .bind("id", id)
            .execute()
        == 1;
  }

  static List<Webhook> list(Handle handle, long userId) {
    return handle
        .createQuery("select %s from webhook where user_id = :user order by id".formatted(COLUMNS))
        .bind("user", userId)
        .mapTo(Row.class)
        .map(Row::webhook)
        .list();
  }

  static Optional<Webhook> find(Handle handle, long userId, int id) {
    return handle
        .createQuery("select %s from webhook where user_id = :user and id = :id".formatted(COLUMNS))
        .bind("user", userId)
        .bind("id", id)
        .mapTo(Row.class)
        .findOne()
        .map(Row::webhook);
  }

  static Optional<UUID> secretId(Handle handle, long userId, int id) {
    return handle
        .createQuery("select secret_id from webhook where user_id = :user and id = :id")
        .bind("user", userId)
        .bind("id", id)
        .mapTo(UUID.class)
        .findOne();
  }

  /** Locks it against being deleted; false when the user has none such. */
  static boolean lock(Handle handle, long userId, int id) {
    return handle
        .createQuery("select id from webhook where user_id = :user and id = :id for no key update")
        .bind("user", userId)
        .bind("id", id)
        .mapTo(int.class)
        .findOne()
        .isPresent();
  }
}
