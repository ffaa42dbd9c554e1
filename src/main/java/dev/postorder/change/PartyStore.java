package dev.postorder.change;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import tools.jackson.databind.JsonNode;

/** The parties of an order that a change reads or replaces. */
final class PartyStore {
  private PartyStore() {}

  /** A party as changes say it; empty where the order has none of the role. */
  static Optional<JsonNode> party(Handle handle, LockedOrder order, String role) {
    return read(
        handle,
        order,
        role,
        """
        select jsonb_strip_nulls(jsonb_build_object('name', name, 'form', form, 'inn', inn, 'document', document,
          'anonymous', nullif(anonymous, false), 'phone', phone, 'email', email,
          'contacts', nullif(contacts, '[]'), 'phones', nullif(phones, '[]')))::text
        """);
  }

  /** A party's contacts and phones. */
  static Optional<JsonNode> lists(Handle handle, LockedOrder order, String role) {
    return read(
        handle,
        order,
        role,
        "select jsonb_build_object('contacts', contacts, 'phones', phones)::text\n");
  }

  private static Optional<JsonNode> read(
      Handle handle, LockedOrder order, String role, String select) {
    return of(
            handle.createQuery(
                select
                    + """
                    from order_party
                    where customer_id = :customer and request_id = :order and role = :role
                    """),
            order,
            role)
        .mapTo(String.class)
        .findFirst()
        .map(Json.MAPPER::readTree);
  }

  /** Replaces the lists that are given. */
  static void contacts(Handle handle, LockedOrder order, String role, JsonNode lists) {
    of(
            handle.createUpdate(
                """
                update order_party
                set contacts = coalesce(:lists::jsonb -> 'contacts', contacts),
                    phones = coalesce(:lists::jsonb -> 'phones', phones)
                where customer_id = :customer and request_id = :order and role = :role
                """),
            order,
            role)
        .bind("lists", Json.MAPPER.writeValueAsString(lists))
        .execute();
  }

  /** Another party takes the role; nothing of the one before speaks for it. */
  static void replace(Handle handle, LockedOrder order, String role, JsonNode party) {
    of(
            handle.createUpdate(
                """
                insert into order_party (customer_id, request_id, role, name, form, inn, document, anonymous,
                  phone, email, contacts, phones)
                select :customer, :order, :role, coalesce(p ->> 'name', ''), p ->> 'form', p ->> 'inn',
                  p -> 'document', coalesce((p ->> 'anonymous')::boolean, false), p ->> 'phone', p ->> 'email',
                  coalesce(p -> 'contacts', '[]'), coalesce(p -> 'phones', '[]')
                from (select :party::jsonb as p) as given
                on conflict (customer_id, request_id, role) do update
                set name = excluded.name, form = excluded.form, inn = excluded.inn, document = excluded.document,
                    anonymous = excluded.anonymous, phone = excluded.phone, email = excluded.email,
                    contacts = excluded.contacts, phones = excluded.phones
                """),
            order,
            role)
        .bind("party", Json.MAPPER.writeValueAsString(party))
        .execute();
  }

  private static <S extends SqlStatement<S>> S of(S statement, LockedOrder order, String role) {
    return statement
        .bind("customer", order.customerId())
        .bind("order", order.requestId())
        .bind("role", role);
  }
}
