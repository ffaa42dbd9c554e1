package dev.postorder.calllog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.calllog.LoggedCall;
import dev.postorder.platform.database.Database;
import dev.postorder.platform.database.DatabaseSettings;
import dev.postorder.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the log portal searches for reads no day whole: the database itself counts how often it read
 * a partition from end to end, and how many rows it fetched, on days of some size with fresh
 * statistics.
 */
final class CallPlansTest {
  private static final int ENTRIES = 10_000;
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final String READ =
      """
      select coalesce(sum(seq_scan), 0) as whole, coalesce(sum(idx_tup_fetch), 0) as rows
      from pg_stat_user_tables where relname ~ '^call(_exchange)?_[0-9]{8}$'
      """;

  private static Database fresh;
  private static Database database;
  private static CallSearch search;

  /** What was read of the days so far. */
  private record Read(long whole, long rows) {}

  @BeforeAll
  static void fill() throws Exception {
    fresh = TestDatabase.fresh();
    database = Database.open(new DatabaseSettings.External(fresh.address(), 1));
    search = new CallSearch(database.jdbi(), Clock.systemUTC(), RETENTION);
    database.jdbi().useHandle(CallPlansTest::people);
    String sql = Files.readString(Path.of("bench/log.sql"));
    for (int ago = 3; ago > 0; ago--) {
      String statements = filled(sql, TODAY.minusDays(ago));
      database.jdbi().useHandle(h -> h.getConnection().createStatement().execute(statements));
    }
  }

  private static void people(Handle handle) {
    handle.execute("insert into customer (id, name) values (1, 'ООО Ромашка')");
    handle.execute(
        "insert into app_user (id, login, password_hash)"
            + " select n, 'user' || n || '@example.org', 'x' from generate_series(1, 998) n");
  }

  /** The benchmark's own loader, with its variables filled in. */
  private static String filled(String sql, LocalDate day) {
    String name = day.toString().replace("-", "");
    return sql.replaceAll("(?s)select 'call_'.*?\\\\gset", "")
        .replaceAll("(?m)^\\\\.*$", "")
        .replace(":'day'", "'" + day + "'")
        .replace(":'first'", "'" + day + "T00:00:00Z'")
        .replace(":'last'", "'" + day.plusDays(1) + "T00:00:00Z'")
        .replaceAll(":entries\\b", Integer.toString(ENTRIES))
        .replaceAll("(?<!:):call\\b", "call_" + name)
        .replaceAll("(?<!:):exchange\\b", "call_exchange_" + name);
  }

  @AfterAll
  static void close() {
    database.close();
    fresh.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 50",
    "session:B00007DAY, 0",
    "order:4711, 0",
    "message:history -outcome:ok, 20",
    "user:user7@example.org, 5",
    "operator:petrova, 0",
    "ip:10.1.7.7, 0",
    "source:job, 50",
    "'customer:\"ООО Ромашка\"', 50",
    "'customer:\"ООО Ромашка\" -source:api -message:decide', 1",
    "-source:api -message:decide, 50",
    "outcome:fault, 10",
    "-outcome:ok, 50",
    "status:500, 10",
    "status:4xx status:503, 50",
    "status:418, 0",
    "duration:>500ms, 30",
    "duration:>500ms status:500, 0",
    "message:Renotify duration:>500ms, 0",
    "message:orders/history, 50",
    "-message:history -user:user7@example.org, 50",
    "Василёк, 50",
    "\"Василёк-7\", 1",
    "нигде, 0",
    "\"Иванов нигде\", 0",
    "\"Иванов-\" \"v3-orders\", 0",
  })
  void noDayIsReadWhole(String q, int atLeast) {
    String name = TODAY.minusDays(1).toString().replace("-", "").substring(2);
    CallFilter filter = filter(q.replace("DAY", name));
    Range range = filter.text() ? yesterday() : search.kept();
    Read before = read();
    var page = (Found.Page) search.search(filter, range, CallPage.newest(50));
    assertThat(page.reached()).isEmpty();
    assertThat(page.calls()).hasSizeBetween(atLeast, 50);
    Optional<LoggedCall> last = page.calls().stream().reduce((one, other) -> other);
    last.ifPresent(call -> search.search(filter, range, CallPage.after(call.id(), 50)));
    Read after = read();
    assertThat(after.whole()).as("partitions read whole").isEqualTo(before.whole());
    assertThat(after.rows() - before.rows()).as("rows").isLessThan(ENTRIES / 2);
  }

  /** The index of outcomes has the method: no row of another is read. */
  @Test
  void errorsOfAMethodAreFoundWithoutTheErrorsOfOthers() {
    Read before = read();
    var page =
        (Found.Page)
            search.search(
                filter("-outcome:ok message:OrdersAPI/Renotify"),
                search.kept(),
                CallPage.newest(500));
    assertThat(page.calls()).hasSizeBetween(20, 499);
    // once to find it, and once with its bodies, its user and its order to show it
    assertThat(read().rows() - before.rows()).isLessThan(page.calls().size() * 4L);
  }

  /** Of what the counters do not know; all else is counted by them. */
  @ParameterizedTest
  @CsvSource({"session:B00007DAY", "user:user7@example.org", "status:5xx", "duration:>500ms"})
  void noDayIsCountedWhole(String q) {
    String name = TODAY.minusDays(1).toString().replace("-", "").substring(2);
    Read before = read();
    var counts = new CallCounts(database.jdbi());
    CallFilter filter = filter(q.replace("DAY", name));
    Histogram found =
        counts
            .histogram(filter, search.kept(), ZoneOffset.UTC, Duration.ofSeconds(30))
            .orElseThrow();
    Read after = read();
    assertThat(found.bars()).isNotEmpty();
    assertThat(after.whole()).as("partitions read whole").isEqualTo(before.whole());
    assertThat(after.rows() - before.rows()).as("rows").isLessThan(ENTRIES / 2);
  }

  private static Range yesterday() {
    Instant from = TODAY.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Range(from, from.plus(Range.DAY));
  }

  private static CallFilter filter(String q) {
    return ((Parsed.Understood) CallLanguage.parse(q, true)).filter();
  }

  private static Read read() {
    database.jdbi().useHandle(handle -> handle.execute("select pg_stat_force_next_flush()"));
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(READ)
                    .map((row, context) -> new Read(row.getLong("whole"), row.getLong("rows")))
                    .one());
  }
}
