package dev.postorder.platform.database;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The tables and sequences of our schema, as the database's catalogue has them. */
final class Tables {
  private Tables() {}

  /** A reference from one table to another. */
  record Reference(String fromTable, String toTable) {}

  /** All tables except Flyway's, a referenced one before those that refer to it. */
  static List<String> inOrder(Handle handle) {
    Set<String> left =
        new TreeSet<>(
            handle
                .createQuery(
                    """
                    select relname from pg_class
                    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                      and not relispartition and relname <> 'flyway_schema_history'
                    """)
                .mapTo(String.class)
                .list());
    List<Reference> references =
        handle
            .createQuery(
                """
                select conrelid::regclass::text as from_table, confrelid::regclass::text as to_table
                from pg_constraint
                where contype = 'f' and conparentid = 0 and conrelid <> confrelid
                  and connamespace = current_schema()::regnamespace
                """)
            .mapTo(Reference.class)
            .list();
    var ordered = new LinkedHashSet<String>();
    while (!left.isEmpty()) {
      List<String> next =
          left.stream().filter(table -> ordered.containsAll(targets(references, table))).toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("Tables refer to each other in a circle: " + left);
      }
      ordered.addAll(next);
      left.removeAll(next);
    }
    return new ArrayList<>(ordered);
  }

  /** The columns of a table, in order; generated ones are left out. */
  static List<String> columns(Handle handle, String table) {
    return handle
        .createQuery(
            """
            select attname from pg_attribute
            where attrelid = :table::regclass and attnum > 0 and not attisdropped
              and attgenerated = ''
            order by attnum
            """)
        .bind("table", table)
        .mapTo(String.class)
        .list();
  }

  /** Every sequence, those of identity columns too, and where it stands. */
  static List<Manifest.Sequence> sequences(Handle handle) {
    List<String> names =
        handle
            .createQuery(
                """
                select relname from pg_class
                where relnamespace = current_schema()::regnamespace and relkind = 'S'
                order by relname
                """)
            .mapTo(String.class)
            .list();
    return names.stream()
        .map(
            name ->
                handle
                    .createQuery(
                        "select '%1$s' as name, last_value, is_called as called from %1$s"
                            .formatted(name))
                    .mapTo(Manifest.Sequence.class)
                    .one())
        .toList();
  }

  private static List<String> targets(List<Reference> references, String table) {
    return references.stream()
        .filter(reference -> reference.fromTable().equals(table))
        .map(Reference::toTable)
        .toList();
  }
}
