package dev.postorder.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The call log's days. */
class DailyPartitionsTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  private final Database database = TestDatabase.fresh();
  private final DailyPartitions partitions = new DailyPartitions(database.jdbi());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aRowGoesIntoTheDayOfItsTimeInUtc() {
    partitions.ensure(MONDAY, MONDAY.plusDays(1));
    insert("2026-11-24 02:59:59.999999+03");
    insert("2026-11-24 03:00:00+03");
    assertThat(count("call_20261123")).isOne();
    assertThat(count("call_20261124")).isOne();
    assertThat(count("call_rest")).isZero();
  }

  @Test
  void rowsThatCameBeforeTheirPartitionMoveIntoIt() {
    insert("2026-11-22 23:59:59.999999Z");
    insert("2026-11-23 00:00:00Z");
    insert("2026-11-23 23:59:59.999999Z");
    partitions.ensure(MONDAY, MONDAY);
    partitions.ensure(MONDAY, MONDAY);
    assertThat(count("call_20261123")).isEqualTo(2);
    assertThat(count("call_rest")).isOne();
    assertThat(count("call")).isEqualTo(3);
  }

  @Test
  void manyNodesAtOnceMakeEachDayOnce() throws Exception {
    Callable<Void> node =
        () -> {
          partitions.ensure(MONDAY, MONDAY.plusDays(6));
          return null;
        };
    try (var nodes = Executors.newFixedThreadPool(6)) {
      for (var done : nodes.invokeAll(IntStream.range(0, 6).mapToObj(n -> node).toList())) {
        done.get();
      }
    }
    assertThat(days()).containsExactlyElementsOf(MONDAY.datesUntil(MONDAY.plusDays(7)).toList());
  }

  @Test
  void oldDaysAreDroppedAndOldRowsOfTheRestToo() {
    partitions.ensure(MONDAY, MONDAY.plusDays(3));
    insert("2026-11-01 12:00:00Z");
    insert("2026-11-23 12:00:00Z");
    insert("2026-11-25 12:00:00Z");
    insert("2026-12-25 12:00:00Z");
    partitions.dropBefore(MONDAY.plusDays(2));
    assertThat(days()).containsExactly(MONDAY.plusDays(2), MONDAY.plusDays(3));
    assertThat(count("call")).isEqualTo(2);
  }

  @Test
  void aBusyTableIsLeftForTheNextTime() {
    try (Handle reader = database.jdbi().open()) {
      reader.begin();
      reader.createQuery("select count(*) from call").mapTo(Long.class).one();
      partitions.ensure(MONDAY, MONDAY);
      reader.rollback();
    }
    assertThat(exists("call_20261123")).isFalse();
    partitions.ensure(MONDAY, MONDAY);
    assertThat(exists("call_20261123")).isTrue();
  }

  private boolean exists(String table) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select to_regclass(?) is not null")
                    .bind(0, table)
                    .mapTo(Boolean.class)
                    .one());
  }

  private List<LocalDate> days() {
    return database.jdbi().withHandle(DailyPartitions::days);
  }

  private long count(String table) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  private void insert(String at) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into call (id, at, source, message, outcome, ip)
                    values (gen_random_uuid(), ?::timestamptz, 'api', 'm', 'ok', '127.0.0.1')
                    """,
                    at));
  }
}
