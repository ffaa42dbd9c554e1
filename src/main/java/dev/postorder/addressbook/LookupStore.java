package dev.postorder.addressbook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of looking entries up by their ids. */
final class LookupStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  private LookupStore() {}

  static Map<Long, String> contacts(Handle handle, long customerId, Collection<Long> ids) {
    return handle
        .createQuery(
            """
            select id, name from book_contact where customer_id = :customer and id in (<ids>)
            """)
        .bind("customer", customerId)
        .bindList("ids", ids)
        .map((row, context) -> Map.entry(row.getLong("id"), row.getString("name")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static Map<Long, BookPhone> phones(Handle handle, long customerId, Collection<Long> ids) {
    return handle
        .createQuery(
            """
            select id, number, ext from book_phone where customer_id = :customer and id in (<ids>)
            """)
        .bind("customer", customerId)
        .bindList("ids", ids)
        .map(
            (row, context) ->
                Map.entry(
                    row.getLong("id"),
                    new BookPhone(row.getString("number"), row.getString("ext"))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static Optional<String> address(Handle handle, long customerId, long id) {
    return handle
        .createQuery("select address from book_address where customer_id = :customer and id = :id")
        .bind("customer", customerId)
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  static Optional<BookCounteragent> counteragent(Handle handle, long customerId, long id) {
    return handle
        .createQuery(
            """
            select form, name, inn, document, anonymous, phone, email
              from book_counteragent where customer_id = :customer and id = :id
            """)
        .bind("customer", customerId)
        .bind("id", id)
        .map((row, context) -> counteragent(row))
        .findOne();
  }

  private static BookCounteragent counteragent(ResultSet row) throws SQLException {
    return new BookCounteragent(
        Optional.ofNullable(row.getString("form")),
        row.getString("name"),
        Optional.ofNullable(row.getString("inn")),
        Optional.ofNullable(row.getString("document")).map(JSON::readTree),
        row.getBoolean("anonymous"),
        Optional.ofNullable(row.getString("phone")),
        Optional.ofNullable(row.getString("email")));
  }
}
