package dev.postorder.platform.database;

import com.zaxxer.hikari.HikariPoolMXBean;
import dev.postorder.platform.health.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the database tells of itself, of the call log's days and of the background work. */
public final class DatabaseFigures {
  private static final String ABOUT =
      "select split_part(current_setting('server_version'), ' ', 1) as version,"
          + " pg_database_size(current_database()) as size";
  private static final String TASKS =
      """
      select count(*) as known,
             count(*) filter (where not picked and execution_time < :late) as late,
             count(*) filter (where consecutive_failures > 0) as failing
      from scheduled_tasks
      """;
  private static final long LATE_SECONDS = 60;

  private final Database database;

  /** Of an open database. */
  public DatabaseFigures(Database database) {
    this.database = database;
  }

  private record About(String version, long size) {}

  private record Work(long known, long late, long failing) {}

  /** The first and the last day that calls are kept of. */
  public record Days(Optional<LocalDate> first, Optional<LocalDate> last) {}

  /** The database, and the connections of this node. */
  public Status.Storage storage() {
    About about =
        database.jdbi().withHandle(handle -> handle.createQuery(ABOUT).mapTo(About.class).one());
    HikariPoolMXBean pool = database.pool();
    return new Status.Storage(
        about.version(),
        database.schemaVersion(),
        about.size(),
        pool.getActiveConnections(),
        pool.getIdleConnections(),
        pool.getThreadsAwaitingConnection(),
        pool.getTotalConnections());
  }

  /** The call log's days. */
  public Days days() {
    List<LocalDate> days = database.jdbi().withHandle(DailyPartitions::days);
    return new Days(
        days.stream().findFirst(), days.isEmpty() ? Optional.empty() : Optional.of(days.getLast()));
  }

  /**
   * The background work.
   *
   * @param running whether this node takes part in it
   */
  public Status.Tasks tasks(Instant now, boolean running) {
    Work work =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(TASKS)
                        .bind("late", now.minusSeconds(LATE_SECONDS))
                        .mapTo(Work.class)
                        .one());
    return new Status.Tasks(running, work.known(), work.late(), work.failing());
  }
}
