package dev.postorder.change;

import dev.postorder.order.AddressKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an order says of the subject of a change, and what an approved change makes of it. */
final class ChangeApplication {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ChangeApplication() {}

  /** The subject of a change as it stands, of the type's shape. */
  static JsonNode before(Handle handle, LockedOrder order, ChangeType type, JsonNode after) {
    return switch (type) {
      case CONTACT_INFO_CHANGE -> members(handle, order, after);
      case RECEIVER_CHANGE -> party(handle, order, "receiver");
      case PAYER_CHANGE -> party(handle, order, "payer");
      case DELIVERY_INFO_CHANGE -> place(handle, order, "delivery");
      case PICKUP_INFO_CHANGE -> place(handle, order, "pickup");
      case DELIVERY_CANCEL_CHANGE,
          PICKUP_CANCEL_CHANGE,
          PAYMENT_ORDER_CHANGE,
          GIVEOUT_SUSPENSION_CHANGE,
          GIVEOUT_RESUMPTION_CHANGE ->
          JSON.createObjectNode();
    };
  }

  private static JsonNode members(Handle handle, LockedOrder order, JsonNode after) {
    ObjectNode before = JSON.createObjectNode();
    after
        .properties()
        .forEach(
            member -> {
              JsonNode lists = lists(handle, order, member.getKey());
              ObjectNode touched = before.putObject(member.getKey());
              member.getValue().propertyNames().forEach(name -> touched.set(name, lists.get(name)));
            });
    return before;
  }

  private static JsonNode lists(Handle handle, LockedOrder order, String role) {
    return json(
        handle,
        order,
        """
        select jsonb_build_object('contacts', contacts, 'phones', phones)::text from order_party
        where customer_id = :customer and request_id = :order and role = :role
        """,
        role);
  }

  private static JsonNode party(Handle handle, LockedOrder order, String role) {
    return json(
        handle,
        order,
        """
        select jsonb_strip_nulls(jsonb_build_object('name', name, 'inn', inn, 'phone', phone, 'email', email))::text
        from order_party where customer_id = :customer and request_id = :order and role = :role
        """,
        role);
  }

  private static JsonNode place(Handle handle, LockedOrder order, String place) {
    return json(
        handle,
        order,
        place.equals("pickup")
            ? """
            select jsonb_strip_nulls(jsonb_build_object('address', pickup_address, 'date', produce_date,
              'time', pickup -> 'time'))::text
            from orders where customer_id = :customer and request_id = :order and :role <> ''
            """
            : """
            select jsonb_strip_nulls(jsonb_build_object('address', delivery_address,
              'date', delivery -> 'date', 'time', delivery -> 'time'))::text
            from orders where customer_id = :customer and request_id = :order and :role <> ''
            """,
        place);
  }

  private static JsonNode json(Handle handle, LockedOrder order, String sql, String role) {
    return handle
        .createQuery(sql)
        .bind("customer", order.customerId())
        .bind("order", order.requestId())
        .bind("role", role)
        .mapTo(String.class)
        .findFirst()
        .map(JSON::readTree)
        .orElseGet(JSON::createObjectNode);
  }

  /** Makes an approved change true. */
  static void apply(
      Handle handle, LockedOrder order, ChangeType type, JsonNode after, Instant now) {
    switch (type) {
      case CONTACT_INFO_CHANGE ->
          after.properties().forEach(m -> contacts(handle, order, m.getKey(), m.getValue()));
      case RECEIVER_CHANGE -> replaceParty(handle, order, "receiver", after);
      case PAYER_CHANGE -> replaceParty(handle, order, "payer", after);
      case DELIVERY_INFO_CHANGE -> deliver(handle, order, after);
      case PICKUP_INFO_CHANGE -> pickUp(handle, order, after);
      case DELIVERY_CANCEL_CHANGE -> order(handle, order, "delivery_variant = 'terminal'");
      case PICKUP_CANCEL_CHANGE -> order(handle, order, "pickup_variant = 'terminal'");
      case PAYMENT_ORDER_CHANGE ->
          order(handle, order, "payment = payment || '{\"giveOutByPaymentOrder\": true}'");
      case GIVEOUT_SUSPENSION_CHANGE ->
          order(handle, order, "suspended_from = (after ->> 'date')::date", after);
      case GIVEOUT_RESUMPTION_CHANGE -> order(handle, order, "suspended_from = null");
    }
    handle
        .createUpdate(
            "update orders set updated_at = :now where customer_id = :customer and request_id ="
                + " :order")
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("customer", order.customerId())
        .bind("order", order.requestId())
        .execute();
  }

  private static void contacts(Handle handle, LockedOrder order, String role, JsonNode lists) {
    handle
        .createUpdate(
            """
            update order_party
            set contacts = coalesce(:lists::jsonb -> 'contacts', contacts),
                phones = coalesce(:lists::jsonb -> 'phones', phones)
            where customer_id = :customer and request_id = :order and role = :role
            """)
        .bind("lists", JSON.writeValueAsString(lists))
        .bind("customer", order.customerId())
        .bind("order", order.requestId())
        .bind("role", role)
        .execute();
  }

  /** Another party takes the role; the contacts of the one before do not speak for it. */
  private static void replaceParty(Handle handle, LockedOrder order, String role, JsonNode after) {
    handle
        .createUpdate(
            """
            insert into order_party (customer_id, request_id, role, name, inn, phone, email, contacts, phones)
            values (:customer, :order, :role, coalesce(:party::jsonb ->> 'name', ''), :party::jsonb ->> 'inn',
              :party::jsonb ->> 'phone', :party::jsonb ->> 'email',
              coalesce(:party::jsonb -> 'contacts', '[]'), coalesce(:party::jsonb -> 'phones', '[]'))
            on conflict (customer_id, request_id, role) do update
            set name = excluded.name, form = null, inn = excluded.inn, document = null, anonymous = false,
                phone = excluded.phone, email = excluded.email, contacts = excluded.contacts,
                phones = excluded.phones
            """)
        .bind("party", JSON.writeValueAsString(after))
        .bind("customer", order.customerId())
        .bind("order", order.requestId())
        .bind("role", role)
        .execute();
  }

  private static void deliver(Handle handle, LockedOrder order, JsonNode after) {
    order(
        handle,
        order,
        """
        delivery_variant = 'address',
        delivery_address = coalesce(after ->> 'address', delivery_address),
        delivery = delivery || (after - 'address')
        """,
        after);
  }

  private static void pickUp(Handle handle, LockedOrder order, JsonNode after) {
    Optional<String> address = after.path("address").asStringOpt();
    handle
        .createUpdate(
            """
            update orders
            set pickup_address = coalesce(:address, pickup_address), pickup_key = coalesce(:key, pickup_key),
                produce_date = coalesce((:after::jsonb ->> 'date')::date, produce_date),
                pickup = pickup || (:after::jsonb - 'address' - 'date')
            where customer_id = :customer and request_id = :order
            """)
        .bind("address", address.orElse(null))
        .bind("key", address.map(AddressKey::of).orElse(null))
        .bind("after", JSON.writeValueAsString(after))
        .bind("customer", order.customerId())
        .bind("order", order.requestId())
        .execute();
  }

  private static void order(Handle handle, LockedOrder order, String assignment) {
    order(handle, order, assignment, JSON.createObjectNode());
  }

  private static void order(Handle handle, LockedOrder order, String assignment, JsonNode after) {
    handle
        .createUpdate(
            """
            with change as (select :after::jsonb as after)
            update orders set %s
            from change
            where customer_id = :customer and request_id = :order
            """
                .formatted(assignment))
        .bind("after", JSON.writeValueAsString(after))
        .bind("customer", order.customerId())
        .bind("order", order.requestId())
        .execute();
  }
}
