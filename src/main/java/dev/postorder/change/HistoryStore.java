package dev.postorder.change;

import dev.postorder.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/** Reads histories, many at once. */
final class HistoryStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String READ =
      """
      select q.n, d.customer_id, d.request_id, c.id, c.type, c.status, c.created_at, c.before, c.after, c.reason
      from unnest(:users::bigint[], :numbers::text[]) with ordinality as q (user_id, number, n)
      join order_directory d on d.order_number = q.number
      join access a on a.user_id = q.user_id and a.customer_id = d.customer_id and a.level >= 2
      left join change_request c on c.customer_id = d.customer_id and c.request_id = d.request_id
      order by q.n, c.id desc
      """;

  private HistoryStore() {}

  static List<Optional<History>> read(Handle handle, List<HistoryQuery> queries) {
    List<Optional<History>> results =
        new ArrayList<>(Collections.nCopies(queries.size(), Optional.empty()));
    handle
        .createQuery(READ)
        .bind("users", SqlArray.of("bigint", queries, HistoryQuery::userId))
        .bind("numbers", SqlArray.of("text", queries, HistoryQuery::orderNumber))
        .map(
            (row, context) -> {
              int index = row.getInt("n") - 1;
              History history =
                  results.get(index).isPresent() ? results.get(index).get() : history(row);
              if (row.getString("type") != null) {
                history.entries().add(entry(row));
              }
              return results.set(index, Optional.of(history));
            })
        .list();
    return results;
  }

  private static History history(ResultSet row) throws SQLException {
    return new History(row.getLong("customer_id"), row.getInt("request_id"), new ArrayList<>());
  }

  private static HistoryEntry entry(ResultSet row) throws SQLException {
    return new HistoryEntry(
        row.getLong("id"),
        ChangeType.of(row.getString("type")).orElseThrow(),
        ChangeStatus.of(row.getString("status")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("before"),
        JSON.readTree(row.getString("after")),
        Optional.ofNullable(row.getString("reason")));
  }
}
