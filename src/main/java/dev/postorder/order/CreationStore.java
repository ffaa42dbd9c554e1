package dev.postorder.order;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a new order with all that belongs to it, in one round trip. */
final class CreationStore {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String CREATE =
      """
      with directory as (
        insert into order_directory (request_id, order_number, customer_id)
        values (:id, :number, :customer)),
      reached as (
        insert into order_state_change (customer_id, request_id, state, at, call_id)
        select :customer, :id, :state, :now, :call where :inOrder),
      party as (
        insert into order_party (customer_id, request_id, role, name, form, inn, document, anonymous,
          phone, email, contacts, phones)
        select :customer, :id, p.role, p.name, p.form, p.inn, p.document, p.anonymous,
          p.phone, p.email, p.contacts, p.phones
        from jsonb_to_recordset(:parties::jsonb) as p (role text, name text, form text, inn text,
          document jsonb, anonymous boolean, phone text, email text, contacts jsonb, phones jsonb)),
      counted as (%s)
      insert into orders (customer_id, request_id, order_number, state, in_order, created_at, created_by,
        state_at, updated_at, produce_date, pickup_variant, pickup_address, pickup_key, pickup,
        delivery_variant, delivery_address, delivery, cargo, payment, request)
      values (:customer, :id, :number, :state, :inOrder, :now, :user,
        :now, :now, :produceDate, :pickupVariant, :pickupAddress, :pickupKey, :pickup::jsonb,
        :deliveryVariant, :deliveryAddress, :delivery::jsonb, :cargo::jsonb, :payment::jsonb,
        :request::jsonb)
      """
          .formatted(OrderDays.COUNT_ONE);

  private CreationStore() {}

  /** Writes it; a queued order's first state is written with it. */
  static void create(Handle handle, CreatedOrder created, NewOrder order, Instant now, UUID call) {
    Optional<String> pickup = order.pickup().address();
    handle
        .createUpdate(CREATE)
        .bind("id", created.requestId())
        .bind("number", created.orderNumber().orElse(null))
        .bind("customer", order.customerId())
        .bind("state", created.state().code())
        .bind("inOrder", order.inOrder())
        .bind("user", order.userId() == 0 ? null : order.userId())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("call", call)
        .bind("produceDate", order.produceDate().orElse(null))
        .bind("pickupVariant", variant(order.pickup()))
        .bind("pickupAddress", pickup.orElse(null))
        .bind("pickupKey", pickup.map(AddressKey::of).orElse(null))
        .bind("pickup", json(order.pickup().details()))
        .bind("deliveryVariant", variant(order.delivery()))
        .bind("deliveryAddress", order.delivery().address().orElse(null))
        .bind("delivery", json(order.delivery().details()))
        .bind("cargo", json(order.cargo()))
        .bind("payment", json(order.payment()))
        .bind("request", json(order.request()))
        .bind("parties", parties(order))
        .execute();
    OrderNames.insert(handle, created.requestId(), order);
  }

  private static String variant(Place place) {
    return place.byAddress() ? "address" : "terminal";
  }

  private static String parties(NewOrder order) {
    ArrayNode rows = JSON.createArrayNode();
    for (Party party : order.parties()) {
      ObjectNode row = rows.addObject();
      row.put("role", party.role().code()).put("name", party.name());
      party.form().ifPresent(form -> row.put("form", form));
      party.inn().ifPresent(inn -> row.put("inn", inn));
      party.document().ifPresent(document -> row.set("document", document));
      row.put("anonymous", party.anonymous());
      party.phone().ifPresent(phone -> row.put("phone", phone));
      party.email().ifPresent(email -> row.put("email", email));
      row.set("contacts", JSON.valueToTree(party.contacts()));
      row.set("phones", JSON.valueToTree(party.phones()));
    }
    return json(rows);
  }

  private static String json(JsonNode node) {
    return JSON.writeValueAsString(node);
  }
}
