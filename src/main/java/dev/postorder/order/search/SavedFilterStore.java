package dev.postorder.order.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The SQL of saved filters. */
final class SavedFilterStore {
  private SavedFilterStore() {}

  static List<SavedFilter> list(Handle handle, String operator) {
    return handle
        .createQuery(
            "select name, query from saved_filter where operator = :operator order by name")
        .bind("operator", operator)
        .mapTo(SavedFilter.class)
        .list();
  }

  static boolean save(Handle handle, String operator, SavedFilter filter, Instant now, int most) {
    return handle
            .createUpdate(
                """
                insert into saved_filter (operator, name, query, created_at)
                select :operator, :name, :query, :now
                where (select count(*) from saved_filter where operator = :operator and name <> :name) < :most
                on conflict (operator, name) do update set query = excluded.query, created_at = excluded.created_at
                """)
            .bind("operator", operator)
            .bind("name", filter.name())
            .bind("query", filter.query())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .bind("most", most)
            .execute()
        == 1;
  }

  static boolean forget(Handle handle, String operator, String name) {
    return handle
            .createUpdate("delete from saved_filter where operator = :operator and name = :name")
            .bind("operator", operator)
            .bind("name", name)
            .execute()
        == 1;
  }
}
