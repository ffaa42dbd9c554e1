package dev.postorder.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The pool over one PostgreSQL with the schema of this build. */
public final class Database implements AutoCloseable {
  private static final int OLDEST = 15;

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final DatabaseAddress address;
  private final Optional<EmbeddedPostgres> server;

  private Database(DatabaseAddress address, int connections, Optional<EmbeddedPostgres> server) {
    this.address = address;
    this.server = server;
    this.pool = pool(address, connections);
    this.jdbi = Jdbi.create(pool);
    SqlTypes.register(jdbi);
  }

  /**
   * Starts PostgreSQL where it is the embedded one, connects, and migrates.
   *
   * @throws DatabaseException when it cannot be reached, is older than 15, or has a schema that is
   *     newer than this build
   */
  public static Database open(DatabaseSettings settings) {
    Database database = connect(settings);
    try {
      Schema.migrate(database.pool, database.address);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** As {@link #open}, without touching the schema. */
  static Database connect(DatabaseSettings settings) {
    return switch (settings) {
      case DatabaseSettings.External(DatabaseAddress address, int connections) ->
          connect(address, connections, Optional.empty());
      case DatabaseSettings.Embedded(DataDirectory directory, int connections) -> {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory);
        yield connect(postgres.address(), connections, Optional.of(postgres));
      }
    };
  }

  /** The pool. */
  public DataSource dataSource() {
    return pool;
  }

  /** The figures of the pool. */
  public HikariPoolMXBean pool() {
    return pool.getHikariPoolMXBean();
  }

  /** SQL with our types registered. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** Where it is. */
  public DatabaseAddress address() {
    return address;
  }

  /** The schema's version: the number of the newest migration. */
  public int schemaVersion() {
    return Schema.version(pool);
  }

  /** Closes the pool, and stops the PostgreSQL that was started for it. */
  @Override
  public void close() {
    pool.close();
    server.ifPresent(EmbeddedPostgres::close);
  }

  private static Database connect(
      DatabaseAddress address, int connections, Optional<EmbeddedPostgres> server) {
    try {
      var database = new Database(address, connections, server);
      try {
        database.checkVersion();
        return database;
      } catch (RuntimeException e) {
        database.pool.close();
        throw e;
      }
    } catch (RuntimeException e) {
      server.ifPresent(EmbeddedPostgres::close);
      throw e;
    }
  }

  private void checkVersion() {
    try (Connection connection = pool.getConnection()) {
      var about = connection.getMetaData();
      if (about.getDatabaseMajorVersion() < OLDEST) {
        throw new DatabaseException(
            "The database at %s is PostgreSQL %s; Postorder needs %d or newer."
                .formatted(address, about.getDatabaseProductVersion(), OLDEST));
      }
    } catch (SQLException e) {
      throw unreachable(address, e);
    }
  }

  private static HikariDataSource pool(DatabaseAddress address, int connections) {
    var config = new HikariConfig();
    config.setPoolName("postorder");
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(Math.min(2, connections));
    config.setConnectionTimeout(10_000);
    // A large statement over arrays takes about as long to plan as to run, and its plan is always
    // the same: from the arrays through the keys.
    config.setConnectionInitSql("set plan_cache_mode = force_generic_plan");
    config.addDataSourceProperty("ApplicationName", "postorder");
    config.addDataSourceProperty("prepareThreshold", "2");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw unreachable(address, e.getCause() == null ? e : e.getCause());
    }
  }

  private static DatabaseException unreachable(DatabaseAddress address, Throwable why) {
    return new DatabaseException(
        "The database at %s cannot be used: %s".formatted(address, why.getMessage()), why);
  }
}
