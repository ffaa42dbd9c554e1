package dev.postorder.notify.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The SQL of subscriptions as the carrier sees them. */
final class CarrierWebhookStore {
  private static final String SELECT =
      """
      select w.id, u.login, c.uid as customer, w.url, w.event_types, w.order_roles, w.state = 'enabled' as enabled,
             w.off_because, w.signature, w.secret_id,
             case when w.previous_until > :now then w.previous_until end as previous_until,
             w.created_at, w.updated_at,
             l.at as answered_at, coalesce(l.received, false) as received, coalesce(l.answer, '') as answer,
             coalesce(l.duration_us, 0) as duration_us
      from webhook w
      left join webhook_answer l on l.webhook_id = w.id
      left join app_user u on u.id = w.user_id
      left join customer c on c.id = w.customer_id
      """;

  private CarrierWebhookStore() {}

  private record Row(
      int id,
      Optional<String> login,
      Optional<UUID> customer,
      String url,
      @Nullable List<String> eventTypes,
      List<String> orderRoles,
      boolean enabled,
      Optional<String> offBecause,
      String signature,
      UUID secretId,
      Optional<Instant> previousUntil,
      Instant createdAt,
      Instant updatedAt,
      Optional<Instant> answeredAt,
      boolean received,
      String answer,
      long durationUs) {
    CarrierWebhook webhook() {
      return new CarrierWebhook(
          id,
          login,
          customer,
          url,
          Optional.ofNullable(eventTypes),
          orderRoles,
          enabled,
          offBecause,
          Signature.of(signature).orElseThrow(),
          secretId,
          previousUntil,
          createdAt,
          updatedAt,
          answeredAt.map(at -> new LastAnswer(at, received, answer, took())));
    }

    private Duration took() {
      return Duration.of(durationUs, ChronoUnit.MICROS);
    }
  }

  static Optional<CarrierWebhook> find(Handle handle, int id, Instant now) {
    return handle
        .createQuery(SELECT + " where w.id = :id")
        .bind("id", id)
        .bind("now", now)
        .mapTo(Row.class)
        .findOne()
        .map(Row::webhook);
  }

  static void lock(Handle handle, int id) {
    handle
        .createQuery("select 1 from webhook where id = :id for update")
        .bind("id", id)
        .mapTo(int.class)
        .list();
  }

  static List<CarrierWebhook> list(
      Handle handle, WebhookFilter filter, long after, int limit, Instant now) {
    Query query =
        handle
            .createQuery(
                SELECT
                    + "where w.id > :after"
                    + WebhookFilterSql.conditions(filter)
                    + " order by w.id limit :limit")
            .bind("after", after)
            .bind("limit", limit)
            .bind("now", now);
    return WebhookFilterSql.bind(query, filter).mapTo(Row.class).map(Row::webhook).list();
  }

  static int insert(Handle handle, CarrierWebhookWish wish, Signature signature, Instant now) {
    return bind(
            handle.createQuery(
                """
                insert into webhook (customer_id, url, host, event_types, order_roles, state, schedule, signature,
                                     created_at, updated_at)
                values (:customer, :url, :host, :events::text[], '{}', :state, 'webhook', :signature, :now, :now)
                returning id
                """),
            wish)
        .bind("signature", signature.code())
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }

  static void update(Handle handle, int id, CarrierWebhookWish wish, Instant now) {
    bind(
            handle.createUpdate(
                """
                update webhook
                set customer_id = :customer, url = :url, host = :host, event_types = :events::text[], state = :state,
                    off_because = null, updated_at = :now
                where id = :id
                """),
            wish)
        .bind("id", id)
        .bind("now", now)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, CarrierWebhookWish wish) {
    return statement
        .bind("customer", wish.customerId().orElse(null))
        .bind("url", wish.url().text())
        .bind("host", wish.url().host())
        .bind("events", wish.eventTypes().map(CarrierWebhookStore::array).orElse(null))
        .bind("state", state(wish.enabled()));
  }

  /** The codes hold no character that an array's text would have to quote. */
  private static String array(List<String> codes) {
    return "{" + String.join(",", codes) + "}";
  }

  private static String state(boolean enabled) {
    return enabled ? "enabled" : "disabled";
  }

  static void delete(Handle handle, int id) {
    handle.execute("delete from webhook where id = ?", id);
  }

  /** Draws a new secret; the one before signs too until the given time, if that is to come. */
  static void rotate(Handle handle, int id, Instant previousUntil, Instant now) {
    handle
        .createUpdate(
            """
            update webhook
            set secret_id = gen_random_uuid(), updated_at = :now,
                previous_secret_id = case when :until > :now then secret_id end,
                previous_until = case when :until > :now then :until end
            where id = :id
            """)
        .bind("id", id)
        .bind("until", previousUntil)
        .bind("now", now)
        .execute();
  }
}
