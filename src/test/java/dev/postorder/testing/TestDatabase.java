package dev.postorder.testing;

import dev.postorder.platform.database.DataDirectory;
import dev.postorder.platform.database.DataKind;
import dev.postorder.platform.database.Database;
import dev.postorder.platform.database.DatabaseAddress;
import dev.postorder.platform.database.DatabaseSettings;
import dev.postorder.platform.database.PostgresBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Fresh databases of one real PostgreSQL, which lives as long as the test JVM. */
public final class TestDatabase {
  private static final int CONNECTIONS = 8;
  private static final long PLENTY = 4L << 30;

  // Unpacked once per build directory: it takes longer than all the rest.
  private static final Path PROGRAMS = Path.of("target", "test-postgres");

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestDatabase() {}

  /** A database of its own with the newest schema and no rows. Close it after use. */
  public static Database fresh() {
    return open(freshAddress());
  }

  /** Opens a database, and brings it to the newest schema. */
  public static Database open(DatabaseAddress address) {
    return Database.open(new DatabaseSettings.External(address, CONNECTIONS));
  }

  /** The address of such a database. */
  public static DatabaseAddress freshAddress() {
    return create("template template");
  }

  /** The address of a database without any table. */
  public static DatabaseAddress emptyAddress() {
    return create("template template0");
  }

  private static DatabaseAddress create(String options) {
    String name = "test_" + NUMBER.incrementAndGet();
    Server.DATABASE
        .jdbi()
        .useHandle(handle -> handle.execute("create database " + name + " " + options));
    return Server.DATABASE.address().withDatabase(name);
  }

  /** Started by the first test that asks. */
  private static final class Server {
    private static final Database DATABASE = start();

    private static Database start() {
      try {
        Path directory = directory();
        Path programs = PostgresBinaries.unpack(Files.createDirectories(PROGRAMS));
        Files.createSymbolicLink(
            directory.resolve(programs.getFileName()), programs.toAbsolutePath());
        DataDirectory data = DataDirectory.open(directory, DataKind.SERVE);
        Database database = Database.open(new DatabaseSettings.Embedded(data, 2));
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () -> {
                      database.close();
                      data.close();
                      delete(directory);
                    }));
        database.jdbi().useHandle(handle -> handle.execute("create database template"));
        DatabaseAddress template = database.address().withDatabase("template");
        Database.open(new DatabaseSettings.External(template, 1)).close();
        return database;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** In memory where there is plenty of it. */
    private static Path directory() throws IOException {
      Path memory = Path.of("/dev/shm");
      boolean plenty =
          Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > PLENTY;
      return plenty
          ? Files.createTempDirectory(memory, "postorder-test-")
          : Files.createTempDirectory("postorder-test-");
    }

    private static void delete(Path directory) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
