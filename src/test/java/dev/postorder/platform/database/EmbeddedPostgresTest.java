package dev.postorder.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One data directory through everything that may happen to it. */
class EmbeddedPostgresTest {
  private static final int ENOUGH = 200;

  @TempDir private static Path data;

  @BeforeAll
  static void firstStartAfterOneThatWasCutShort() throws IOException {
    Files.createDirectories(data.resolve("unpack-1/bin"));
    Files.writeString(Files.createDirectory(data.resolve("pg.unfinished")).resolve("a"), "a");
    try (DataDirectory directory = DataDirectory.open(data, DataKind.SERVE);
        Database database = open(directory)) {
      database
          .jdbi()
          .useHandle(
              handle -> {
                handle.execute("create table acknowledged (number bigint primary key)");
                handle.execute("create table kept as select 'данные' as word");
              });
    }
    assertThat(Files.exists(data.resolve("unpack-1"))).isFalse();
    assertThat(Files.exists(data.resolve("pg.unfinished"))).isFalse();
  }

  @Test
  void aSecondStartFindsTheData() {
    try (DataDirectory directory = DataDirectory.open(data, DataKind.SERVE);
        Database database = open(directory)) {
      assertThat(word(database)).isEqualTo("данные");
    }
    assertThat(Files.exists(data.resolve("pg/postmaster.pid"))).isFalse();
  }

  @Test
  void everyAcknowledgedRowSurvivesTheDeathOfItsServer() throws Exception {
    Process server = Child.start(Writer.class, data.toString());
    long last = 0;
    try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = Long.parseLong(line);
        if (last == ENOUGH) {
          server.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(server.waitFor()).isEqualTo(137);
    assertThat(last).isGreaterThanOrEqualTo(ENOUGH);
    assertThat(Postmaster.of(data.resolve("pg")).orElseThrow().lives()).isTrue();

    try (DataDirectory directory = DataDirectory.open(data, DataKind.SERVE);
        Database database = open(directory)) {
      List<Long> found =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("select number from acknowledged order by number")
                          .mapTo(Long.class)
                          .list());
      assertThat(found).startsWith(1L).doesNotHaveDuplicates();
      assertThat(found.size()).isGreaterThanOrEqualTo((int) last);
      assertThat(found.getLast()).isEqualTo(found.size());
    }
  }

  @Test
  void aKilledPostgresRecovers() throws Exception {
    Process server = Child.start(Writer.class, data.toString());
    long last = 0;
    try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
      last = Long.parseLong(lines.readLine());
      ProcessHandle.of(Postmaster.of(data.resolve("pg")).orElseThrow().pid())
          .orElseThrow()
          .destroyForcibly();
      server.toHandle().destroyForcibly();
    }
    server.waitFor();
    try (DataDirectory directory = DataDirectory.open(data, DataKind.SERVE);
        Database database = open(directory)) {
      long highest =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("select max(number) from acknowledged")
                          .mapTo(Long.class)
                          .one());
      assertThat(highest).isGreaterThanOrEqualTo(last);
    }
  }

  @Test
  void aStrangerWithTheNumberOfOurPostgresIsLeftAlone() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try (DataDirectory directory = DataDirectory.open(data, DataKind.SERVE)) {
      Files.writeString(
          data.resolve("pg/postmaster.pid"), stranger.pid() + "\n" + data.resolve("pg") + "\n");
      try (Database database = open(directory)) {
        assertThat(word(database)).isEqualTo("данные");
      }
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroy();
    }
  }

  @Test
  void theAddressFileIsPrivateAndItsPasswordIsNeeded() throws Exception {
    try (DataDirectory directory = DataDirectory.open(data, DataKind.SERVE);
        Database database = open(directory)) {
      Path file = data.resolve("database.properties");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(AddressFile.read(data)).contains(database.address());
      assertThatThrownBy(
              () -> DriverManager.getConnection(database.address().url(), "postorder", "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void aLostAddressFileIsMadeAnewWithAnotherPassword() throws IOException {
    String before = AddressFile.read(data).orElseThrow().password();
    Files.delete(data.resolve("database.properties"));
    try (DataDirectory directory = DataDirectory.open(data, DataKind.SERVE);
        Database database = open(directory)) {
      assertThat(word(database)).isEqualTo("данные");
      assertThat(database.address().password()).isNotEqualTo(before);
    }
  }

  @Test
  void everySettingOfDurabilityIsOn() {
    try (DataDirectory directory = DataDirectory.open(data, DataKind.SERVE);
        Database database = open(directory)) {
      List<String> settings =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              """
                              select setting from pg_settings
                              where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')
                              """)
                          .mapTo(String.class)
                          .list());
      assertThat(settings).hasSize(4).containsOnly("on");
    }
  }

  private static String word(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("select word from kept").mapTo(String.class).one());
  }

  private static Database open(DataDirectory directory) {
    return Database.open(new DatabaseSettings.Embedded(directory, 3));
  }

  /** Run in a JVM of its own: inserts the next numbers, printing each after its commit. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) {
      DataDirectory directory = DataDirectory.open(Path.of(args[0]), DataKind.SERVE);
      Database database = open(directory);
      while (true) {
        long number =
            database
                .jdbi()
                .withHandle(
                    handle ->
                        handle
                            .createQuery(
                                """
                                insert into acknowledged
                                select coalesce(max(number), 0) + 1 from acknowledged
                                returning number
                                """)
                            .mapTo(Long.class)
                            .one());
        System.out.println(number);
      }
    }
  }
}
