package dev.postorder.addressbook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The SQL of addresses. */
final class AddressStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String SELECT =
      """
      select a.id, a.counteragent_id, a.juridical, a.parts, a.address, a.updated_at,
             (select count(*) from book_contact c
               where c.customer_id = a.customer_id and c.address_id = a.id) as contacts,
             (select count(*) from book_phone p
               where p.customer_id = a.customer_id and p.address_id = a.id) as phones
      from book_address a
      """;

  private AddressStore() {}

  static Optional<Long> insert(
      Handle handle,
      long customerId,
      Optional<Long> counteragentId,
      BookAddress address,
      byte[] key,
      Instant now) {
    return handle
        .createQuery(
            """
            insert into book_address (customer_id, counteragent_id, juridical, parts, address, key,
                                      created_at, updated_at, used_at)
            values (:customer, :counteragent, :juridical, :parts, :address, :key, :now, :now, :now)
            on conflict (customer_id, key) do nothing
            returning id
            """)
        .bind("customer", customerId)
        .bind("counteragent", counteragentId)
        .bind("juridical", address.juridical())
        .bind("parts", address.parts())
        .bind("address", address.text())
        .bind("key", key)
        .bind("now", now)
        .mapTo(Long.class)
        .findOne();
  }

  static void update(
      Handle handle, long customerId, long id, BookAddress address, byte[] key, Instant now) {
    handle
        .createUpdate(
            """
            update book_address
            set parts = :parts, address = :address, key = :key, updated_at = :now, used_at = :now
            where customer_id = :customer and id = :id
            """)
        .bind("customer", customerId)
        .bind("id", id)
        .bind("parts", address.parts())
        .bind("address", address.text())
        .bind("key", key)
        .bind("now", now)
        .execute();
  }

  /** Waits for whoever is changing it. */
  static boolean lock(Handle handle, long customerId, long id) {
    return handle
        .createQuery(
            """
            select id from book_address where customer_id = :customer and id = :id
            for no key update
            """)
        .bind("customer", customerId)
        .bind("id", id)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  static Optional<AddressEntry> find(Handle handle, long customerId, long id) {
    return handle
        .createQuery(SELECT + "where a.customer_id = :customer and a.id = :id")
        .bind("customer", customerId)
        .bind("id", id)
        .map(AddressStore::entry)
        .findOne();
  }

  static List<AddressEntry> list(Handle handle, long customerId, long counteragentId, int limit) {
    return handle
        .createQuery(
            SELECT
                + """
                where a.customer_id = :customer and a.counteragent_id = :counteragent
                order by a.id
                limit :limit
                """)
        .bind("customer", customerId)
        .bind("counteragent", counteragentId)
        .bind("limit", limit)
        .map(AddressStore::entry)
        .list();
  }

  private static AddressEntry entry(ResultSet row, StatementContext context) throws SQLException {
    long counteragentId = row.getLong("counteragent_id");
    return new AddressEntry(
        row.getLong("id"),
        counteragentId == 0 ? OptionalLong.empty() : OptionalLong.of(counteragentId),
        new BookAddress(
            row.getBoolean("juridical"), JSON.readValue(row.getString("parts"), ObjectNode.class)),
        row.getString("address"),
        row.getInt("contacts"),
        row.getInt("phones"),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
