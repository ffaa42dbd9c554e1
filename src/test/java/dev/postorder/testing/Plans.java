package dev.postorder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What the database would do, asked before it does it, on tables of some size. */
public final class Plans {
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z_]+)");

  private Plans() {}

  /** The orders of bench/orders.sql, the first with the requestID 1001. */
  public static void load(Jdbi jdbi, long customer, int orders) {
    try {
      String statements =
          Files.readString(Path.of("bench/orders.sql"))
              .replace("\\set ON_ERROR_STOP on", "")
              .replaceAll(":customer\\b", Long.toString(customer))
              .replaceAll(":first\\b", "1001")
              .replaceAll(":orders\\b", Integer.toString(orders));
      jdbi.useHandle(
          handle -> {
            try (var statement = handle.getConnection().createStatement()) {
              statement.execute(statements);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("bench/orders.sql", e);
    }
  }

  /**
   * A statement's plan for all parameters, as the server runs it.
   *
   * @param types the types that the server sends, by the parameters' names
   */
  public static String generic(Handle handle, String sql, UnaryOperator<String> types) {
    var names = new ArrayList<String>();
    String numbered =
        PARAMETER
            .matcher(sql)
            .replaceAll(
                match -> {
                  if (!names.contains(match.group(1))) {
                    names.add(match.group(1));
                  }
                  return "\\$" + (names.indexOf(match.group(1)) + 1);
                });
    String typed = String.join(", ", names.stream().map(types).toList());
    String nulls = String.join(", ", names.stream().map(name -> "null").toList());
    return execute(
        handle,
        "prepare found (" + typed + ") as " + numbered,
        "explain execute found (" + nulls + ")");
  }

  private static String execute(Handle handle, String prepare, String explain) {
    try (var statement = handle.getConnection().createStatement()) {
      statement.execute("set plan_cache_mode = force_generic_plan");
      statement.execute(prepare);
      var plan = new StringBuilder();
      try (var rows = statement.executeQuery(explain)) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      statement.execute("deallocate found");
      return plan.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(prepare, e);
    }
  }
}
