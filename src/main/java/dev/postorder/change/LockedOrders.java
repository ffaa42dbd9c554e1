package dev.postorder.change;

import dev.postorder.order.Numbers;
import dev.postorder.order.OrderState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads what the rules ask of an order, with or without locking it. */
final class LockedOrders {
  private static final String COLUMNS =
      """
      select o.customer_id, o.request_id, o.state, o.produce_date, o.pickup_variant, o.pickup_address, o.pickup,
             o.delivery_variant, o.delivery_address, o.delivery, o.payment, o.suspended_from, o.suspended_to,
             exists (select 1 from order_party r where r.customer_id = o.customer_id
                     and r.request_id = o.request_id and r.role = 'receiver' and r.anonymous) as anonymous,
      """;

  private static final String FOR_CLIENT =
      COLUMNS
          + """
                 a.level <> 2 as read_only
            from order_directory d
            join access a on a.user_id = :user and a.customer_id = d.customer_id and a.level >= 2
            join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
           where d.order_number = :number
          """;

  private static final String FOR_OFFICE =
      COLUMNS
          + """
                 false as read_only
            from order_directory d
            join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
           where d.order_number = :number or d.request_id = :id
             for update of o
          """;

  private static final String OF_CHANGE =
      COLUMNS
          + """
                 false as read_only
            from change_request c
            join orders o on o.customer_id = c.customer_id and o.request_id = c.request_id
           where c.id = :change
             for update of o
          """;

  private LockedOrders() {}

  /** The order of a 13-digit number that a user may see, locked. */
  static Optional<LockedOrder> lock(Handle handle, long userId, String number) {
    return client(handle, FOR_CLIENT + " for update of o", userId, number);
  }

  /** The same without a lock, for a look at it. */
  static Optional<LockedOrder> look(Handle handle, long userId, String number) {
    return client(handle, FOR_CLIENT, userId, number);
  }

  private static Optional<LockedOrder> client(
      Handle handle, String sql, long userId, String number) {
    return handle
        .createQuery(sql)
        .bind("user", userId)
        .bind("number", number)
        .map((row, context) -> order(row))
        .findFirst();
  }

  /** The order of an orderID or a requestID, locked. */
  static Optional<LockedOrder> lock(Handle handle, String number) {
    return handle
        .createQuery(FOR_OFFICE)
        .bind("number", number)
        .bind("id", Numbers.requestId(number).orElse(null))
        .map((row, context) -> order(row))
        .findFirst();
  }

  /** The order of a change request, locked. */
  static Optional<LockedOrder> lock(Handle handle, long changeId) {
    return handle
        .createQuery(OF_CHANGE)
        .bind("change", changeId)
        .map((row, context) -> order(row))
        .findFirst();
  }

  private static LockedOrder order(ResultSet row) throws SQLException {
    Optional<LocalDate> to = day(row, "suspended_to");
    return new LockedOrder(
        row.getLong("customer_id"),
        row.getInt("request_id"),
        row.getBoolean("read_only"),
        OrderState.of(row.getString("state")).orElseThrow(),
        place(row, "pickup", day(row, "produce_date")),
        place(row, "delivery", Optional.empty()),
        Json.MAPPER.readTree(row.getString("payment")),
        row.getBoolean("anonymous"),
        day(row, "suspended_from").map(from -> new LockedOrder.Suspension(from, to)));
  }

  private static LockedOrder.PlaceRow place(ResultSet row, String name, Optional<LocalDate> date)
      throws SQLException {
    return new LockedOrder.PlaceRow(
        row.getString(name + "_variant").equals("address"),
        Optional.ofNullable(row.getString(name + "_address")),
        date,
        Json.MAPPER.readTree(row.getString(name)));
  }

  private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }
}
