package dev.postorder.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.json.JsonMapper;

/** Reads change requests for the back office, which sees those of all customers. */
public final class ChangeReader {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A change is written a moment after its call came in: so one day of the call log is looked at,
   * or two.
   */
  private static final String COLUMNS =
      """
      select ch.*, o.order_number, c.uid, c.name, u.login,
             (select k.trail from call k
               where k.id = ch.call_id and k.at > ch.created_at - interval '10 minutes'
                 and k.at < ch.created_at + interval '1 minute') as session
      """;

  private static final String JOINS =
      """
      join orders o on o.customer_id = ch.customer_id and o.request_id = ch.request_id
      join customer c on c.id = ch.customer_id
      left join app_user u on u.id = ch.requested_by
      """;
  private static final String OF_ORDER =
      COLUMNS
          + """
          from order_directory d
          join change_request ch on ch.customer_id = d.customer_id and ch.request_id = d.request_id
          """
          + JOINS
          + "where d.request_id = :request and ch.id = :id";
  private static final String BY_ID =
      COLUMNS + "from change_request ch\n" + JOINS + "where ch.id = :id";

  private static final String BY_ORDER_ID =
      "(h.customer_id, h.request_id) = (select customer_id, request_id from order_directory"
          + " where order_number = :order)";
  private static final String BY_REQUEST_ID =
      "(h.customer_id, h.request_id) = (select customer_id, request_id from order_directory"
          + " where request_id = :order::integer)";

  private ChangeReader() {}

  /** A change request of an order. */
  public static Optional<ChangeView> find(Handle handle, int requestId, long changeId) {
    return handle
        .createQuery(OF_ORDER)
        .bind("request", requestId)
        .bind("id", changeId)
        .map(ChangeReader::view)
        .findOne();
  }

  /** A change request of any order. */
  public static Optional<ChangeView> find(Handle handle, long changeId) {
    return handle.createQuery(BY_ID).bind("id", changeId).map(ChangeReader::view).findOne();
  }

  /** How many wait for their decision, by type, and since when the oldest of them does. */
  public static Map<ChangeType, Waiting> waiting(Handle handle) {
    var waiting = new LinkedHashMap<ChangeType, Waiting>();
    handle
        .createQuery(
            """
            select type, count(*) as changes, min(created_at) as oldest from change_request
            where status = 'in_progress' group by type order by 3
            """)
        .map(
            (row, context) ->
                Map.entry(
                    ChangeType.of(row.getString("type")).orElseThrow(),
                    new Waiting(row.getLong("changes"), instant(row, "oldest").orElseThrow())))
        .forEach(entry -> waiting.put(entry.getKey(), entry.getValue()));
    return waiting;
  }

  /** Undecided changes of one type. */
  public record Waiting(long changes, Instant oldest) {}

  /** Change requests by id, oldest first. */
  public static List<ChangeView> list(Handle handle, ChangeQuery query) {
    var conditions = new ArrayList<String>(List.of("h.id > :after"));
    var values = new LinkedHashMap<String, Object>();
    values.put("after", query.after());
    // literals, so that the indexes of the undecided and of the rare ones fit
    query.status().ifPresent(status -> conditions.add("h.status = '" + status.code() + "'"));
    query.type().ifPresent(type -> conditions.add("h.type = '" + type.code() + "'"));
    query
        .customer()
        .ifPresent(
            uid -> {
              conditions.add("h.customer_id = (select id from customer where uid = :customer)");
              values.put("customer", uid);
            });
    query
        .order()
        .ifPresent(
            number -> {
              conditions.add(number.length() == 13 ? BY_ORDER_ID : BY_REQUEST_ID);
              values.put("order", number);
            });
    query.from().ifPresent(from -> time(conditions, values, "h.created_at >= :from", "from", from));
    query
        .until()
        .ifPresent(until -> time(conditions, values, "h.created_at < :until", "until", until));
    return handle
        .createQuery(
            COLUMNS
                + "from (select * from change_request h where "
                + String.join(" and ", conditions)
                + " order by h.id limit :limit) ch\n"
                + JOINS
                + "order by ch.id")
        .bindMap(values)
        .bind("limit", query.limit())
        .map(ChangeReader::view)
        .list();
  }

  private static void time(
      List<String> conditions,
      Map<String, Object> values,
      String condition,
      String name,
      Instant at) {
    conditions.add(condition);
    values.put(name, at.atOffset(ZoneOffset.UTC));
  }

  private static ChangeView view(ResultSet row, StatementContext context) throws SQLException {
    return new ChangeView(
        row.getLong("id"),
        ChangeType.of(row.getString("type")).orElseThrow(),
        ChangeStatus.of(row.getString("status")),
        row.getObject("uid", UUID.class),
        row.getString("name"),
        row.getInt("request_id"),
        Optional.ofNullable(row.getString("order_number")),
        Optional.ofNullable(row.getString("login")),
        row.getObject("call_id", UUID.class),
        Optional.ofNullable(row.getString("session")),
        instant(row, "created_at").orElseThrow(),
        instant(row, "decided_at"),
        Optional.ofNullable(row.getString("decided_by")),
        Optional.ofNullable(row.getObject("decided_call_id", UUID.class)),
        Optional.ofNullable(row.getString("reason")),
        JSON.readTree(row.getString("before")),
        JSON.readTree(row.getString("after")));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
