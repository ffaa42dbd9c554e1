package dev.postorder.platform.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** Whether the database answers within two seconds. */
public final class DatabaseHealth implements HealthCheck {
  private static final int PATIENCE_SECONDS = 2;

  private final DataSource dataSource;

  /** Over the pool. */
  public DatabaseHealth(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Health check() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS)
          ? Health.ready(Map.of("version", connection.getMetaData().getDatabaseProductVersion()))
          : Health.notReady("no answer");
    } catch (SQLException e) {
      return Health.notReady("no connection");
    }
  }
}
