package dev.postorder.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one order of a user's customers, whole. */
final class PlacedStore {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FIND =
      """
      select o.*, a.level,
             (select coalesce(jsonb_agg(jsonb_build_object('role', p.role, 'name', p.name, 'form', p.form,
               'inn', p.inn, 'document', p.document, 'anonymous', p.anonymous, 'phone', p.phone, 'email', p.email,
               'contacts', p.contacts, 'phones', p.phones) order by p.role), '[]') from order_party p
               where p.customer_id = o.customer_id and p.request_id = o.request_id) as parties
      from order_directory d
      join access a on a.user_id = :user and a.customer_id = d.customer_id and a.level >= 2
      join customer c on c.id = d.customer_id and c.disabled_at is null
      join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
      """;

  private PlacedStore() {}

  static Optional<PlacedOrder> find(Handle handle, long userId, String number) {
    return number.length() == 13
        ? find(handle, userId, "where d.order_number = :number", number)
        : Numbers.requestId(number)
            .flatMap(id -> find(handle, userId, "where d.request_id = :number", id));
  }

  private static Optional<PlacedOrder> find(
      Handle handle, long userId, String condition, Object number) {
    return handle
        .createQuery(FIND + condition)
        .bind("user", userId)
        .bind("number", number)
        .map((row, context) -> placed(row, userId))
        .findFirst();
  }

  private static PlacedOrder placed(ResultSet row, long userId) throws SQLException {
    return new PlacedOrder(
        row.getInt("request_id"),
        row.getInt("level") != 2,
        new NewOrder(
            row.getLong("customer_id"),
            userId,
            row.getBoolean("in_order"),
            Optional.ofNullable(row.getObject("produce_date", LocalDate.class)),
            OrderReader.place(row, "pickup"),
            OrderReader.place(row, "delivery"),
            OrderReader.parties(json(row, "parties")),
            json(row, "cargo"),
            json(row, "payment"),
            json(row, "request")));
  }

  private static JsonNode json(ResultSet row, String column) throws SQLException {
    return JSON.readTree(row.getString(column));
  }
}
