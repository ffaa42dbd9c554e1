package dev.postorder.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** PostgreSQL's COPY in text format, over a handle's connection and in its transaction. */
final class Copy {
  private Copy() {}

  /** Writes the rows of a table, those of its partitions too; answers how many. */
  static long out(Handle handle, String table, Iterable<String> columns, OutputStream out)
      throws IOException {
    try {
      return manager(handle)
          .copyOut(
              "copy (select %s from %s) to stdout".formatted(String.join(", ", columns), table),
              out);
    } catch (SQLException e) {
      throw new IOException("table " + table + ": " + e.getMessage(), e);
    }
  }

  /** Reads rows into a table; answers how many. */
  static long in(Handle handle, String table, Iterable<String> columns, InputStream in)
      throws IOException {
    try {
      return manager(handle)
          .copyIn("copy %s (%s) from stdin".formatted(table, String.join(", ", columns)), in);
    } catch (SQLException e) {
      throw new IOException("table " + table + ": " + e.getMessage(), e);
    }
  }

  private static CopyManager manager(Handle handle) throws SQLException {
    return handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
  }
}
