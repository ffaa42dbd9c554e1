package dev.postorder.platform.database;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daily partitions of the call log, {@code call_20261122}: one per day of UTC.
 *
 * <p>Several nodes may do this at once. A table that is busy is left for the next time: until a day
 * has its partition, its rows are in the default one, and move when the partition is made.
 */
public final class DailyPartitions {
  private static final Logger LOG = LoggerFactory.getLogger(DailyPartitions.class);
  private static final List<String> TABLES = List.of("call", "call_exchange");
  private static final Pattern NAME = Pattern.compile("(call|call_exchange)_(\\d{8})");

  /** Tried for longer than a search of the log may last. */
  private static final int DROPS = 20;

  private static final Duration BETWEEN_DROPS = Duration.ofMillis(250);

  private final Jdbi jdbi;

  /** Over a database with the newest schema. */
  public DailyPartitions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Makes the partitions of the days from one to another, both included, that are missing. */
  public void ensure(LocalDate from, LocalDate to) {
    Set<String> present = Set.copyOf(jdbi.withHandle(DailyPartitions::present));
    for (LocalDate day : from.datesUntil(to.plusDays(1)).toList()) {
      for (String table : TABLES) {
        if (!present.contains(name(table, day))) {
          attempt("make " + name(table, day), handle -> create(handle, table, day));
        }
      }
    }
  }

  /** Drops the partitions of the days before the given one, and such rows of the default ones. */
  public void dropBefore(LocalDate day) {
    for (String partition : jdbi.withHandle(DailyPartitions::present)) {
      if (day(partition).isBefore(day)) {
        drop(partition);
      }
    }
    for (String table : TABLES) {
      attempt(
          "trim " + table,
          handle ->
              handle.execute("delete from %s_rest where at < ?".formatted(table), start(day)));
    }
  }

  /**
   * Whoever wants to read or write the log waits behind the lock that a drop waits for. So it waits
   * a moment only, and tries again after a time in which the calls are far more than it held up.
   */
  private void drop(String partition) {
    for (int left = DROPS; left > 0; left--) {
      try {
        jdbi.useTransaction(
            handle -> {
              handle.execute("set local lock_timeout = '30ms'");
              handle.execute("drop table if exists " + partition);
            });
        return;
      } catch (JdbiException e) {
        if (left == 1) {
          LOG.warn("Cannot drop {} now; the next time will: {}", partition, e.getMessage());
        }
        LockSupport.parkNanos(BETWEEN_DROPS.toNanos());
      }
    }
  }

  /** The days that have partitions, in order. */
  static List<LocalDate> days(Handle handle) {
    return present(handle).stream().map(DailyPartitions::day).distinct().sorted().toList();
  }

  /** Makes the partitions of a day in the caller's transaction. */
  static void ensure(Handle handle, LocalDate day) {
    TABLES.forEach(table -> create(handle, table, day));
  }

  private void attempt(String what, HandleAction action) {
    try {
      jdbi.useTransaction(
          handle -> {
            handle.execute("set local lock_timeout = '1s'");
            handle.execute("select pg_advisory_xact_lock(hashtext('postorder partitions'))");
            action.run(handle);
          });
    } catch (JdbiException e) {
      LOG.warn("Cannot {} now; the next time will: {}", what, e.getMessage());
    }
  }

  /**
   * Attaches a table that was made beside, which does not stop the reading and writing of others;
   * the default partition is locked so that no row of the day can slip in.
   */
  private static void create(Handle handle, String table, LocalDate day) {
    String partition = name(table, day);
    if (present(handle).contains(partition)) {
      return;
    }
    handle.execute("create table %s (like %s including all)".formatted(partition, table));
    handle.execute("lock table %s_rest in access exclusive mode".formatted(table));
    handle.execute(
        """
        with moved as (delete from %2$s_rest where at >= ? and at < ? returning *)
        insert into %1$s select * from moved
        """
            .formatted(partition, table),
        start(day),
        start(day.plusDays(1)));
    handle.execute(
        "alter table %s attach partition %s for values from ('%s') to ('%s')"
            .formatted(table, partition, start(day), start(day.plusDays(1))));
  }

  private static List<String> present(Handle handle) {
    return handle
        .createQuery(
            """
            select c.relname from pg_inherits i
            join pg_class c on c.oid = i.inhrelid
            where i.inhparent in ('call'::regclass, 'call_exchange'::regclass)
            """)
        .mapTo(String.class)
        .filter(name -> NAME.matcher(name).matches())
        .list();
  }

  private static String name(String table, LocalDate day) {
    return table + "_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static LocalDate day(String partition) {
    return LocalDate.parse(
        partition.substring(partition.lastIndexOf('_') + 1), DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private interface HandleAction {
    void run(Handle handle);
  }
}
