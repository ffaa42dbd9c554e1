package dev.postorder.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.json.JsonMapper;

/** Reads change requests for the back office, which sees those of all customers. */
public final class ChangeReader {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String LIST =
      """
      select ch.*, o.order_number
        from change_request ch
        join orders o on o.customer_id = ch.customer_id and o.request_id = ch.request_id
       where ch.id > :after and (:status::text is null or ch.status = :status)
       order by ch.id
       limit :limit\
      """;

  private static final String FIND =
      """
      select ch.*, o.order_number
        from order_directory d
        join change_request ch on ch.customer_id = d.customer_id and ch.request_id = d.request_id
        join orders o on o.customer_id = ch.customer_id and o.request_id = ch.request_id
       where d.request_id = :request and ch.id = :id\
      """;

  private ChangeReader() {}

  /** A change request of an order. */
  public static Optional<ChangeView> find(Handle handle, int requestId, long changeId) {
    return handle
        .createQuery(FIND)
        .bind("request", requestId)
        .bind("id", changeId)
        .map(ChangeReader::view)
        .findOne();
  }

  /**
   * Change requests by id, oldest first.
   *
   * @param after the last id of the page before; 0 for the first page
   */
  public static List<ChangeView> list(
      Handle handle, Optional<ChangeStatus> status, long after, int limit) {
    return handle
        .createQuery(LIST)
        .bind("status", status.map(ChangeStatus::code))
        .bind("after", after)
        .bind("limit", limit)
        .map(ChangeReader::view)
        .list();
  }

  private static ChangeView view(ResultSet row, StatementContext context) throws SQLException {
    return new ChangeView(
        row.getLong("id"),
        ChangeType.of(row.getString("type")).orElseThrow(),
        ChangeStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getInt("request_id"),
        Optional.ofNullable(row.getString("order_number")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getString("decided_by")),
        Optional.ofNullable(row.getString("reason")),
        JSON.readTree(row.getString("before")),
        JSON.readTree(row.getString("after")));
  }
}
