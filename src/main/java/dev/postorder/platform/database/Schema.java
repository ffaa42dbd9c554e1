package dev.postorder.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings a database to the schema of this build. */
final class Schema {
  private static final long MIGRATION_LOCK = 0x706f73746f726465L;

  private Schema() {}

  /**
   * Migrates to the newest version. Where nothing is to do, one query says so and Flyway is not
   * even loaded. Several nodes may do this at once on one database.
   */
  static void migrate(DataSource dataSource, DatabaseAddress address) {
    SortedMap<Integer, Integer> wanted = Migrations.ofThisBuild();
    if (!isCurrent(dataSource, wanted)) {
      migrate(address, wanted.lastKey());
    }
  }

  /** Migrates up to a version, over connections of its own. */
  static void migrate(DatabaseAddress address, int version) {
    try (Connection connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(" + MIGRATION_LOCK + ")");
      try {
        Flyway.configure()
            .dataSource(address.url(), address.user(), address.password())
            .locations("classpath:db/migration")
            .target(Integer.toString(version))
            .load()
            .migrate();
      } finally {
        statement.execute("select pg_advisory_unlock(" + MIGRATION_LOCK + ")");
      }
    } catch (FlywayValidateException e) {
      throw new DatabaseException(
          "The schema of the database at %s was made by another build: %s"
              .formatted(address, e.getMessage()),
          e);
    } catch (SQLException | FlywayException e) {
      throw new DatabaseException("The database's schema cannot be migrated: " + e, e);
    }
  }

  /** The newest version that the database has; 0 when it has none. */
  static int version(DataSource dataSource) {
    SortedMap<Integer, Integer> applied = applied(dataSource);
    return applied.isEmpty() ? 0 : applied.lastKey();
  }

  private static boolean isCurrent(DataSource dataSource, Map<Integer, Integer> wanted) {
    SortedMap<Integer, Integer> applied = applied(dataSource);
    int newest = wanted.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (!applied.isEmpty() && applied.lastKey() > newest) {
      throw new DatabaseException(
          "The database's schema is version %d and this build knows up to %d. Start the newer build."
              .formatted(applied.lastKey(), newest));
    }
    return applied.equals(wanted);
  }

  private static SortedMap<Integer, Integer> applied(DataSource dataSource) {
    var applied = new TreeMap<Integer, Integer>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      if (hasHistory(statement)) {
        try (ResultSet rows =
            statement.executeQuery(
                """
                select version::integer, checksum from flyway_schema_history
                where success and version is not null
                """)) {
          while (rows.next()) {
            applied.put(rows.getInt(1), rows.getInt(2));
          }
        }
      }
    } catch (SQLException e) {
      throw new DatabaseException("The database's schema version cannot be read: " + e, e);
    }
    return applied;
  }

  private static boolean hasHistory(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
      return row.next() && row.getBoolean(1);
    }
  }
}
