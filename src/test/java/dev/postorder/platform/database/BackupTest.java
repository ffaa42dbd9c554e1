package dev.postorder.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postorder.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written comes back, or nothing does. */
class BackupTest {
  private static final Database SOURCE = TestDatabase.fresh();

  @TempDir private Path directory;

  @BeforeAll
  static void fill() throws SQLException {
    new DailyPartitions(SOURCE.jdbi())
        .ensure(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 23));
    try (Connection connection = SOURCE.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into customer (name, inn) select E'ООО «Ромашка»\\t\\n\\\\' || n, null
          from generate_series(1, 300) n;
          insert into app_user (login, password_hash) values ('ivan@example.com', 'x');
          insert into access select 1, id, 2 from customer;
          insert into api_key (name, key_hash) values ('k', '\\x00ff5c0a');
          insert into order_directory
          select nextval('request_id_seq'), null, id from customer;
          insert into orders (customer_id, request_id, state, in_order, created_at,
            state_at, updated_at, pickup_variant, delivery_variant, cargo)
          select customer_id, request_id, 'draft', false, now(), now(), now(),
            'terminal', 'terminal', '{"weight": 1.50, "имя": "\\u0001"}'
          from order_directory;
          insert into call (id, at, source, message, outcome, ip)
          select gen_random_uuid(), '2026-11-21 12:00Z'::timestamptz + n * interval '1 hour',
            'api', 'v1/customers/multi_request', 'ok', '::1'
          from generate_series(1, 100) n;
          """);
    }
  }

  @AfterAll
  static void close() {
    SOURCE.close();
  }

  @Test
  void aRestoredDatabaseIsEqualInEveryRowAndSequence() throws IOException {
    Path file = directory.resolve("backup.zip");
    Backup.write(SOURCE, file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    DatabaseSettings target = new DatabaseSettings.External(TestDatabase.emptyAddress(), 3);
    Restore.into(target, file);
    try (Database restored = Database.open(target)) {
      assertThat(contents(restored)).isEqualTo(contents(SOURCE)).hasSizeGreaterThan(20);
      assertThat(restored.jdbi().withHandle(Tables::sequences))
          .isEqualTo(SOURCE.jdbi().withHandle(Tables::sequences));
      assertThat(restored.jdbi().withHandle(DailyPartitions::days)).hasSize(2);
      restored
          .jdbi()
          .useHandle(handle -> handle.execute("insert into customer (name) values ('next')"));
    }
    assertThat(Files.list(directory)).containsExactly(file);
  }

  @Test
  void aMigratedDatabaseWithoutRowsIsEmptyEnough() {
    Path file = directory.resolve("backup.zip");
    Backup.write(SOURCE, file);
    try (Database target = TestDatabase.fresh()) {
      Restore.read(target, file);
      assertThat(contents(target)).isEqualTo(contents(SOURCE));
    }
  }

  @Test
  void aDatabaseWithRowsIsLeftAlone() {
    Path file = directory.resolve("backup.zip");
    Backup.write(SOURCE, file);
    Map<String, String> before = contents(SOURCE);
    assertThatThrownBy(() -> Restore.read(SOURCE, file))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("is not empty")
        .hasMessageContaining("customer");
    assertThat(contents(SOURCE)).isEqualTo(before);
  }

  @Test
  void aDamagedFileRestoresNothing() throws IOException {
    Path file = directory.resolve("backup.zip");
    Backup.write(SOURCE, file);
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path table = zip.getPath("tables/orders.copy");
      Files.writeString(table, Files.readString(table).replaceFirst("draft", "declined"));
    }
    try (Database target = TestDatabase.fresh()) {
      assertThatThrownBy(() -> Restore.read(target, file))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("orders");
      assertThat(contents(target)).isEqualTo(contents(TestDatabase.fresh()));
    }
  }

  @Test
  void aFileThatIsNoBackupOrOfANewerBuildIsRefused() throws IOException {
    Path text = Files.writeString(directory.resolve("text"), "text", StandardCharsets.UTF_8);
    Path newer = directory.resolve("newer.zip");
    Backup.write(SOURCE, newer);
    try (FileSystem zip = FileSystems.newFileSystem(newer)) {
      Path manifest = zip.getPath("manifest.json");
      Files.writeString(
          manifest,
          Files.readString(manifest)
              .replaceFirst("\"schemaVersion\" : \\d+", "\"schemaVersion\" : 9999"));
    }
    try (Database target = TestDatabase.fresh()) {
      assertThatThrownBy(() -> Restore.read(target, text)).isInstanceOf(DatabaseException.class);
      assertThatThrownBy(() -> Restore.read(target, newer)).hasMessageContaining("newer build");
    }
  }

  @Test
  void aBackupUnderLoadIsOfOneMoment() throws Exception {
    Path file = directory.resolve("backup.zip");
    var writing = new CountDownLatch(20);
    var stop = new AtomicBoolean();
    try (Database source = TestDatabase.fresh();
        var writer = Executors.newSingleThreadExecutor()) {
      var written =
          writer.submit(
              () -> {
                while (!stop.get()) {
                  source
                      .jdbi()
                      .useHandle(
                          handle ->
                              handle.execute(
                                  """
                                  with made as (insert into customer (name) values ('c') returning id)
                                  insert into order_directory
                                  select nextval('request_id_seq'), null, 1 from made
                                  where exists (select from customer where id = 1)
                                  """));
                  writing.countDown();
                }
              });
      writing.await();
      Backup.write(source, file);
      stop.set(true);
      written.get();
    }
    try (Database target = TestDatabase.fresh()) {
      Restore.read(target, file);
      boolean equal =
          target
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              """
                              select (select count(*) from customer)
                                   = (select count(*) from order_directory) + 1
                              """)
                          .mapTo(Boolean.class)
                          .one());
      assertThat(equal).isTrue();
    }
  }

  /** A digest of every table's rows, whatever their order. */
  private static Map<String, String> contents(Database database) {
    var contents = new TreeMap<String, String>();
    database
        .jdbi()
        .useHandle(
            handle -> {
              for (String table : Tables.inOrder(handle)) {
                contents.put(
                    table,
                    handle
                        .createQuery(
                            "select count(*) || ' ' || coalesce(md5(string_agg(t::text, ' ' order by t::text)), '') from %s t"
                                .formatted(table))
                        .mapTo(String.class)
                        .one());
              }
            });
    return contents;
  }
}
