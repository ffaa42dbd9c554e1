package dev.postorder.addressbook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of contact persons and phones. */
final class PersonStore {
  private PersonStore() {}

  static Optional<Long> insertContact(
      Handle handle, long customerId, Belongs belongs, String name, byte[] key, Instant now) {
    return handle
        .createQuery(
            """
            insert into book_contact (customer_id, counteragent_id, address_id, name, key,
                                      created_at, updated_at, used_at)
            values (:customer, :counteragent, :address, :name, :key, :now, :now, :now)
            on conflict (customer_id, key) do nothing
            returning id
            """)
        .bind("customer", customerId)
        .bind("counteragent", belongs.counteragentId())
        .bind("address", belongs.addressId())
        .bind("name", name)
        .bind("key", key)
        .bind("now", now)
        .mapTo(Long.class)
        .findOne();
  }

  static Optional<Long> insertPhone(
      Handle handle, long customerId, Belongs belongs, BookPhone phone, byte[] key, Instant now) {
    return handle
        .createQuery(
            """
            insert into book_phone (customer_id, counteragent_id, address_id, number, ext, key,
                                    created_at, updated_at, used_at)
            values (:customer, :counteragent, :address, :number, :ext, :key, :now, :now, :now)
            on conflict (customer_id, key) do nothing
            returning id
            """)
        .bind("customer", customerId)
        .bind("counteragent", belongs.counteragentId())
        .bind("address", belongs.addressId())
        .bind("number", phone.number())
        .bind("ext", phone.ext())
        .bind("key", key)
        .bind("now", now)
        .mapTo(Long.class)
        .findOne();
  }

  static void updateContact(
      Handle handle, long customerId, long id, String name, byte[] key, Instant now) {
    handle
        .createUpdate(
            """
            update book_contact set name = :name, key = :key, updated_at = :now, used_at = :now
            where customer_id = :customer and id = :id
            """)
        .bind("customer", customerId)
        .bind("id", id)
        .bind("name", name)
        .bind("key", key)
        .bind("now", now)
        .execute();
  }

  static void updatePhone(
      Handle handle, long customerId, long id, BookPhone phone, byte[] key, Instant now) {
    handle
        .createUpdate(
            """
            update book_phone
            set number = :number, ext = :ext, key = :key, updated_at = :now, used_at = :now
            where customer_id = :customer and id = :id
            """)
        .bind("customer", customerId)
        .bind("id", id)
        .bind("number", phone.number())
        .bind("ext", phone.ext())
        .bind("key", key)
        .bind("now", now)
        .execute();
  }

  /** To what an entry belongs; waits for whoever is changing it. */
  static Optional<Belongs> lock(Handle handle, Kind kind, long customerId, long id) {
    return handle
        .createQuery(
            """
            select counteragent_id, address_id from %s where customer_id = :customer and id = :id
            for no key update
            """
                .formatted(kind.table()))
        .bind("customer", customerId)
        .bind("id", id)
        .map(
            (row, context) ->
                new Belongs(
                    Optional.ofNullable(row.getObject("counteragent_id", Long.class)),
                    Optional.ofNullable(row.getObject("address_id", Long.class))))
        .findOne();
  }

  static Map<Long, String> contactsOf(Handle handle, long customerId, long addressId, int limit) {
    return handle
        .createQuery(
            """
            select id, name from book_contact
            where customer_id = :customer and address_id = :address order by id limit :limit
            """)
        .bind("customer", customerId)
        .bind("address", addressId)
        .bind("limit", limit)
        .reduceRows(
            new LinkedHashMap<Long, String>(),
            (all, row) -> {
              all.put(row.getColumn("id", Long.class), row.getColumn("name", String.class));
              return all;
            });
  }

  static Map<Long, BookPhone> phonesOf(Handle handle, long customerId, long addressId, int limit) {
    return handle
        .createQuery(
            """
            select id, number, ext from book_phone
            where customer_id = :customer and address_id = :address order by id limit :limit
            """)
        .bind("customer", customerId)
        .bind("address", addressId)
        .bind("limit", limit)
        .reduceRows(
            new LinkedHashMap<Long, BookPhone>(),
            (all, row) -> {
              all.put(
                  row.getColumn("id", Long.class),
                  new BookPhone(
                      row.getColumn("number", String.class), row.getColumn("ext", String.class)));
              return all;
            });
  }

  /** When the persons and phones of an address were changed last. */
  static Optional<Instant> lastUpdate(Handle handle, long customerId, long addressId) {
    return handle
        .createQuery(
            """
            select max(updated_at) from (
              select updated_at from book_contact where customer_id = :customer and address_id = :address
              union all
              select updated_at from book_phone where customer_id = :customer and address_id = :address
            ) as u
            """)
        .bind("customer", customerId)
        .bind("address", addressId)
        .mapTo(Instant.class)
        .findOne();
  }
}
