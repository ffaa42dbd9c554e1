package dev.postorder.platform.database;

import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/** Columns of set-based statements: one array parameter per column, unnested by the statement. */
public final class SqlArray {
  private SqlArray() {}

  /**
   * One column of the rows.
   *
   * @param type the array's element type, e.g. {@code text}; the statement still casts: {@code
   *     :names::text[]}
   * @param value the column's value, sent as its text; null for NULL
   */
  public static <T> Argument of(
      String type, List<? extends T> rows, Function<? super T, ? extends @Nullable Object> value) {
    @Nullable Object[] values = new @Nullable Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.apply(rows.get(i));
    }
    return (position, statement, context) ->
        statement.setObject(
            position, statement.getConnection().createArrayOf(type, values), Types.ARRAY);
  }
}
