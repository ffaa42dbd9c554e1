package dev.postorder.order;

import dev.postorder.platform.database.SqlArray;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Keeps what else an order can be found by: own numbers and cargo places. */
final class OrderNames {
  private static final int LONGEST_NUMBER = 255;
  private static final int LONGEST_PLACE = 100;

  private OrderNames() {}

  static void insert(Handle handle, int requestId, NewOrder order) {
    insertNumbers(handle, requestId, order);
    insertPlaces(handle, requestId, order);
  }

  private static void insertNumbers(Handle handle, int requestId, NewOrder order) {
    List<OwnNumber> numbers =
        OwnNumber.of(order.payment()).stream()
            .filter(own -> own.number().length() <= LONGEST_NUMBER)
            .toList();
    if (numbers.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            insert into order_own_number (customer_id, request_id, number, date)
            select :customer, :id, number, date from unnest(:numbers::text[], :dates::date[]) as t (number, date)
            on conflict do nothing
            """)
        .bind("customer", order.customerId())
        .bind("id", requestId)
        .bind("numbers", SqlArray.of("text", numbers, OwnNumber::number))
        .bind(
            "dates",
            SqlArray.of("date", numbers, own -> own.date().map(String::valueOf).orElse(null)))
        .execute();
  }

  private static void insertPlaces(Handle handle, int requestId, NewOrder order) {
    List<String> places =
        CargoPlaces.of(order.cargo()).stream()
            .map(CargoPlaces.CargoPlace::number)
            .filter(number -> number.length() <= LONGEST_PLACE)
            .toList();
    if (places.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            insert into order_cargo_place (customer_id, request_id, number)
            select :customer, :id, number from unnest(:numbers::text[]) as t (number)
            on conflict do nothing
            """)
        .bind("customer", order.customerId())
        .bind("id", requestId)
        .bindArray("numbers", String.class, places)
        .execute();
  }

  static void replace(Handle handle, int requestId, NewOrder order) {
    handle
        .createUpdate(
            """
            with forgotten as (
              delete from order_own_number where customer_id = :customer and request_id = :id)
            delete from order_cargo_place where customer_id = :customer and request_id = :id
            """)
        .bind("customer", order.customerId())
        .bind("id", requestId)
        .execute();
    insert(handle, requestId, order);
  }
}
