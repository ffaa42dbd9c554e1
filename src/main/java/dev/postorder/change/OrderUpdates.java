package dev.postorder.change;

import dev.postorder.order.AddressKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import tools.jackson.databind.JsonNode;

/** What approved changes write into the order's own row. */
final class OrderUpdates {
  private OrderUpdates() {}

  static void pickup(
      Handle handle,
      LockedOrder order,
      Optional<String> address,
      Optional<LocalDate> date,
      JsonNode details) {
    update(
            handle,
            order,
            """
            pickup_address = coalesce(:address, pickup_address), pickup_key = coalesce(:key, pickup_key),
            produce_date = coalesce(:date, produce_date), pickup = :details::jsonb
            """)
        .bind("address", address.orElse(null))
        .bind("key", address.map(AddressKey::of).orElse(null))
        .bind("date", date.orElse(null))
        .bind("details", Json.MAPPER.writeValueAsString(details))
        .execute();
  }

  static void delivery(
      Handle handle,
      LockedOrder order,
      boolean byAddress,
      Optional<String> address,
      JsonNode details) {
    update(
            handle,
            order,
            """
            delivery_variant = :variant, delivery = :details::jsonb,
            delivery_address = case when :variant = 'address' then coalesce(:address, delivery_address) end
            """)
        .bind("variant", byAddress ? "address" : "terminal")
        .bind("address", address.orElse(null))
        .bind("details", Json.MAPPER.writeValueAsString(details))
        .execute();
  }

  /** The sender brings the cargo to a terminal, which one is not known yet. */
  static void fromTerminal(Handle handle, LockedOrder order) {
    update(
            handle,
            order,
            """
            pickup_variant = 'terminal', pickup_address = null, pickup_key = null,
            pickup = '{"variant": "terminal"}'
            """)
        .execute();
  }

  /** The receiver fetches the cargo from the terminal where it arrives. */
  static void toTerminal(Handle handle, LockedOrder order) {
    update(
            handle,
            order,
            """
            delivery_variant = 'terminal', delivery_address = null, delivery = '{"variant": "terminal"}'
            """)
        .execute();
  }

  static void payment(Handle handle, LockedOrder order, JsonNode payment) {
    update(handle, order, "payment = :payment::jsonb")
        .bind("payment", Json.MAPPER.writeValueAsString(payment))
        .execute();
  }

  static void suspend(
      Handle handle, LockedOrder order, Optional<LocalDate> from, Optional<LocalDate> to) {
    update(handle, order, "suspended_from = :from, suspended_to = :to")
        .bind("from", from.orElse(null))
        .bind("to", to.orElse(null))
        .execute();
  }

  static void touch(Handle handle, LockedOrder order, Instant now) {
    update(handle, order, "updated_at = :now").bind("now", now.atOffset(ZoneOffset.UTC)).execute();
  }

  private static Update update(Handle handle, LockedOrder order, String assignments) {
    return handle
        .createUpdate(
            "update orders set "
                + assignments
                + " where customer_id = :customer and request_id = :order")
        .bind("customer", order.customerId())
        .bind("order", order.requestId());
  }
}
