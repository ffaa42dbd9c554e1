package dev.postorder.order;

import dev.postorder.access.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SQL behind {@link Orders}. */
final class OrderStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  private OrderStore() {}

  static OptionalLong owner(Handle handle, Session session, Optional<UUID> customerUid) {
    return handle
        .createQuery(
            """
            select c.id from access a
            join customer c on c.id = a.customer_id and c.disabled_at is null
            left join session s on s.trail = :trail
            where a.user_id = :user and a.level = 2
              and (s.customer_id is null or s.customer_id = c.id or c.uid = :uid::uuid)
            order by coalesce(c.uid = :uid::uuid, false) desc, c.id
            limit 1
            """)
        .bind("user", session.userId())
        .bind("trail", session.trail())
        .bind("uid", customerUid.map(UUID::toString).orElse(null))
        .mapTo(long.class)
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /** Whether a customer is enabled; empty when there is none. */
  static Optional<Boolean> customerEnabled(Handle handle, long customerId) {
    return handle
        .createQuery("select disabled_at is null from customer where id = :id")
        .bind("id", customerId)
        .mapTo(Boolean.class)
        .findFirst();
  }

  /** Takes a requestID and an orderID for a customer; false if one of them is taken. */
  static boolean claim(Handle handle, int requestId, String orderNumber, long customerId) {
    return handle
            .createUpdate(
                """
                insert into order_directory (request_id, order_number, customer_id)
                values (:id, :number, :customer) on conflict do nothing
                """)
            .bind("id", requestId)
            .bind("number", orderNumber)
            .bind("customer", customerId)
            .execute()
        == 1;
  }

  static void insertOrder(
      Handle handle,
      int requestId,
      Optional<String> number,
      OrderState state,
      NewOrder order,
      Instant now) {
    var insert =
        handle
            .createUpdate(
                """
                with counted as (%s)
                insert into orders (customer_id, request_id, order_number, state, in_order, created_at, created_by,
                  state_at, updated_at, produce_date, pickup_variant, pickup_address, pickup_key, pickup,
                  delivery_variant, delivery_address, delivery, cargo, payment, request)
                values (:customer, :id, :number, :state, :inOrder, :now, :user,
                  :now, :now, :produceDate, :pickupVariant, :pickupAddress, :pickupKey, :pickup::jsonb,
                  :deliveryVariant, :deliveryAddress, :delivery::jsonb, :cargo::jsonb, :payment::jsonb,
                  :request::jsonb)
                """
                    .formatted(OrderDays.COUNT_ONE))
            .bind("number", number.orElse(null))
            .bind("inOrder", order.inOrder())
            .bind("user", order.userId() == 0 ? null : order.userId());
    bindOrder(insert, requestId, state, order, now).execute();
    insertParties(handle, requestId, order);
    OrderNames.insert(handle, requestId, order);
  }

  /** Replaces all that the carrier's system says of an order; what happened to it stays. */
  static void replace(Handle handle, int requestId, OrderState state, NewOrder order, Instant now) {
    var update =
        handle.createUpdate(
            """
            update orders set
              state_at = case when state = :state then state_at else :now end,
              state = :state, updated_at = :now, produce_date = :produceDate,
              pickup_variant = :pickupVariant, pickup_address = :pickupAddress, pickup_key = :pickupKey,
              pickup = :pickup::jsonb, delivery_variant = :deliveryVariant,
              delivery_address = :deliveryAddress, delivery = :delivery::jsonb, cargo = :cargo::jsonb,
              payment = :payment::jsonb, request = :request::jsonb
            where customer_id = :customer and request_id = :id
            """);
    bindOrder(update, requestId, state, order, now).execute();
    handle
        .createUpdate("delete from order_party where customer_id = :customer and request_id = :id")
        .bind("customer", order.customerId())
        .bind("id", requestId)
        .execute();
    insertParties(handle, requestId, order);
    OrderNames.replace(handle, requestId, order);
  }

  private static <S extends SqlStatement<S>> S bindOrder(
      S statement, int requestId, OrderState state, NewOrder order, Instant now) {
    Optional<String> pickup = order.pickup().address();
    return statement
        .bind("customer", order.customerId())
        .bind("id", requestId)
        .bind("state", state.code())
        .bind("now", utc(now))
        .bind("produceDate", order.produceDate().orElse(null))
        .bind("pickupVariant", order.pickup().byAddress() ? "address" : "terminal")
        .bind("pickupAddress", pickup.orElse(null))
        .bind("pickupKey", pickup.map(AddressKey::of).orElse(null))
        .bind("pickup", json(order.pickup().details()))
        .bind("deliveryVariant", order.delivery().byAddress() ? "address" : "terminal")
        .bind("deliveryAddress", order.delivery().address().orElse(null))
        .bind("delivery", json(order.delivery().details()))
        .bind("cargo", json(order.cargo()))
        .bind("payment", json(order.payment()))
        .bind("request", json(order.request()));
  }

  private static void insertParties(Handle handle, int requestId, NewOrder order) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into order_party (customer_id, request_id, role, name, form, inn, document, anonymous,
              phone, email, contacts, phones)
            values (:customer, :id, :role, :name, :form, :inn, :document::jsonb, :anonymous,
              :phone, :email, :contacts::jsonb, :phones::jsonb)
            """);
    for (Party party : order.parties()) {
      batch
          .bind("customer", order.customerId())
          .bind("id", requestId)
          .bind("role", party.role().code())
          .bind("name", party.name())
          .bind("form", party.form().orElse(null))
          .bind("inn", party.inn().orElse(null))
          .bind("document", party.document().map(OrderStore::json).orElse(null))
          .bind("anonymous", party.anonymous())
          .bind("phone", party.phone().orElse(null))
          .bind("email", party.email().orElse(null))
          .bind("contacts", JSON.writeValueAsString(party.contacts()))
          .bind("phones", JSON.writeValueAsString(party.phones()))
          .add();
    }
    batch.execute();
  }

  static Optional<OrderRow> lockByNumber(Handle handle, String number) {
    return lock(handle, "d.order_number = :number", number);
  }

  static Optional<OrderRow> lockByRequestId(Handle handle, int requestId) {
    return lock(handle, "d.request_id = :number", requestId);
  }

  private static Optional<OrderRow> lock(Handle handle, String condition, Object number) {
    return handle
        .createQuery(
            """
            select o.customer_id, o.request_id, o.order_number, o.state
            from order_directory d
            join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
            where %s
            for update of o
            """
                .formatted(condition))
        .bind("number", number)
        .map(OrderStore::toRow)
        .findFirst();
  }

  static void state(Handle handle, long customerId, int requestId, OrderState state, Instant now) {
    handle
        .createUpdate(
            """
            update orders set state = :state, state_at = :now, updated_at = :now
            where customer_id = :customer and request_id = :id
            """)
        .bind("customer", customerId)
        .bind("id", requestId)
        .bind("state", state.code())
        .bind("now", utc(now))
        .execute();
  }

  static void queue(
      Handle handle, long customerId, List<Integer> requestIds, List<String> numbers, Instant now) {
    handle
        .createUpdate(
            """
            with numbered as (
              update order_directory d set order_number = n.number
              from unnest(:ids::int[], :numbers::text[]) as n (id, number)
              where d.request_id = n.id
              returning d.request_id, d.order_number)
            update orders o set state = 'processing', order_number = n.order_number,
              state_at = :now, updated_at = :now
            from numbered n
            where o.customer_id = :customer and o.request_id = n.request_id
            """)
        .bindArray("ids", Integer.class, requestIds)
        .bindArray("numbers", String.class, numbers)
        .bind("customer", customerId)
        .bind("now", utc(now))
        .execute();
  }

  static void stateChanges(
      Handle handle,
      long customerId,
      List<Integer> requestIds,
      OrderState state,
      Instant now,
      UUID callId) {
    handle
        .createUpdate(
            """
            insert into order_state_change (customer_id, request_id, state, at, call_id)
            select :customer, id, :state, :now, :call from unnest(:ids::int[]) as t (id)
            """)
        .bind("customer", customerId)
        .bindArray("ids", Integer.class, requestIds)
        .bind("state", state.code())
        .bind("now", utc(now))
        .bind("call", callId)
        .execute();
  }

  private static OrderRow toRow(ResultSet row, StatementContext context) throws SQLException {
    return new OrderRow(
        row.getLong("customer_id"),
        row.getInt("request_id"),
        Optional.ofNullable(row.getString("order_number")),
        OrderState.of(row.getString("state")).orElseThrow());
  }

  private static String json(JsonNode node) {
    return JSON.writeValueAsString(node);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
