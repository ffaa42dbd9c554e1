package dev.postorder.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads whole orders; {@link #find} for the back office, which sees the orders of all customers.
 */
public final class OrderReader {
  private static final JsonMapper JSON = new JsonMapper();

  /** What {@link #view} reads of an order {@code o} and its customer {@code c}. */
  public static final String COLUMNS =
      """
      o.*, c.uid,
             (select u.login from app_user u where u.id = o.created_by) as creator,
             (select m.request_id from multi_request_order m
               where m.customer_id = o.customer_id and m.order_request_id = o.request_id) as multi,
             (select coalesce(jsonb_agg(jsonb_build_object('role', p.role, 'name', p.name, 'form', p.form,
               'inn', p.inn, 'document', p.document, 'anonymous', p.anonymous, 'phone', p.phone, 'email', p.email,
               'contacts', p.contacts, 'phones', p.phones) order by p.role), '[]') from order_party p
               where p.customer_id = o.customer_id and p.request_id = o.request_id) as parties
      """;

  private static final String FIND =
      "select "
          + COLUMNS
          + """
            from order_directory d
            join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
            join customer c on c.id = d.customer_id
          """;

  private OrderReader() {}

  /**
   * The order of a number.
   *
   * @param number the orderID (13 digits) or the requestID; anything else names no order
   */
  public static Optional<OrderView> find(Handle handle, String number) {
    if (number.matches("[0-9]{13}")) {
      return handle
          .createQuery(FIND + "where d.order_number = :number")
          .bind("number", number)
          .map(OrderReader::view)
          .findOne();
    }
    if (number.matches("[1-9][0-9]{0,9}") && Long.parseLong(number) <= Integer.MAX_VALUE) {
      return handle
          .createQuery(FIND + "where d.request_id = :requestId")
          .bind("requestId", Integer.parseInt(number))
          .map(OrderReader::view)
          .findOne();
    }
    return Optional.empty();
  }

  /** The order of a row that has the {@link #COLUMNS}. */
  public static OrderView view(ResultSet row, StatementContext context) throws SQLException {
    return new OrderView(
        row.getLong("customer_id"),
        row.getObject("uid", UUID.class),
        row.getInt("request_id"),
        Optional.ofNullable(row.getString("order_number")),
        OrderState.of(row.getString("state")).orElseThrow(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("creator")),
        row.getObject("state_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("produce_date", LocalDate.class)),
        Optional.ofNullable(row.getObject("suspended_from", LocalDate.class)),
        Optional.ofNullable(row.getObject("suspended_to", LocalDate.class)),
        Optional.ofNullable(row.getObject("multi", Integer.class)),
        place(row, "pickup"),
        place(row, "delivery"),
        parties(JSON.readTree(row.getString("parties"))),
        JSON.readTree(row.getString("cargo")),
        JSON.readTree(row.getString("payment")));
  }

  static Place place(ResultSet row, String name) throws SQLException {
    return new Place(
        row.getString(name + "_variant").equals("address"),
        Optional.ofNullable(row.getString(name + "_address")),
        JSON.readTree(row.getString(name)));
  }

  static List<Party> parties(JsonNode rows) {
    var parties = new ArrayList<Party>();
    for (Role role : Role.values()) {
      for (JsonNode row : rows) {
        if (row.path("role").asString("").equals(role.code())) {
          parties.add(party(role, row));
        }
      }
    }
    return parties;
  }

  private static Party party(Role role, JsonNode row) {
    var contacts = new ArrayList<Contact>();
    row.path("contacts").forEach(c -> contacts.add(new Contact(c.path("name").asString(""))));
    var phones = new ArrayList<Phone>();
    row.path("phones")
        .forEach(
            p -> phones.add(new Phone(p.path("number").asString(""), p.path("ext").asString(""))));
    return new Party(
        role,
        row.path("name").asString(""),
        text(row, "form"),
        text(row, "inn"),
        row.hasNonNull("document") ? Optional.of(row.get("document")) : Optional.empty(),
        row.path("anonymous").booleanValue(false),
        text(row, "phone"),
        text(row, "email"),
        contacts,
        phones);
  }

  private static Optional<String> text(JsonNode row, String name) {
    return row.hasNonNull(name) ? Optional.of(row.get(name).stringValue()) : Optional.empty();
  }
}
