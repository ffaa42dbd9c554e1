package dev.postorder.platform.database;

import dev.postorder.platform.config.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The data that a server works on: its locked data directory with the embedded database, or an
 * external database alone.
 */
public final class Installation implements AutoCloseable {
  private static final int FEW_CONNECTIONS = 2;

  private final Optional<DataDirectory> directory;
  private final Database database;

  private Installation(Optional<DataDirectory> directory, Database database) {
    this.directory = directory;
    this.database = database;
  }

  /**
   * Opens it for a server.
   *
   * @throws DatabaseException when it cannot be used, or another server uses it
   */
  public static Installation open(Configuration configuration, DataKind kind) {
    return open(configuration, kind, configuration.database().poolSize(), Database::open);
  }

  /** Opens it for a restore: without touching the schema of what may be empty. */
  public static void restore(Configuration configuration, Path backup) {
    DataKind kind = kind(configuration.data().directory());
    try (Installation empty = open(configuration, kind, FEW_CONNECTIONS, Database::connect)) {
      Restore.read(empty.database, backup);
    }
  }

  /**
   * Works on it beside the server that may be running on it: on the external database where one is
   * configured, else on that of the running server, else on the embedded one, started for the work.
   */
  public static <R> R use(Configuration configuration, Function<Database, R> work) {
    Optional<DatabaseAddress> running =
        external(configuration.database()).isPresent()
            ? Optional.empty()
            : AddressFile.read(configuration.data().directory()).filter(Installation::answers);
    if (running.isPresent()) {
      var settings = new DatabaseSettings.External(running.get(), FEW_CONNECTIONS);
      try (Database database = Database.open(settings)) {
        return work.apply(database);
      }
    }
    DataKind kind = kind(configuration.data().directory());
    try (Installation own = open(configuration, kind, FEW_CONNECTIONS, Database::open)) {
      return work.apply(own.database);
    }
  }

  /**
   * As {@link #use}, but only where there is something already: a misspelt directory is not made.
   *
   * @throws DatabaseException also when the data directory was never served
   */
  public static <R> R useExisting(Configuration configuration, Function<Database, R> work) {
    Path data = configuration.data().directory();
    if (external(configuration.database()).isEmpty() && !Files.exists(data.resolve("kind"))) {
      throw new DatabaseException(
          "There is no data in %s. Name its directory with --data (data.directory)."
              .formatted(data.toAbsolutePath().normalize()));
    }
    return use(configuration, work);
  }

  /** The open database. */
  public Database database() {
    return database;
  }

  /** Tells a second server, which is refused, what port this one serves. */
  public void announce(int port) {
    directory.ifPresent(data -> data.announce(port));
  }

  /** Closes the pool, stops the embedded database, and gives the directory up. */
  @Override
  public void close() {
    database.close();
    directory.ifPresent(DataDirectory::close);
  }

  private static Installation open(
      Configuration configuration,
      DataKind kind,
      int connections,
      Function<DatabaseSettings, Database> opener) {
    Optional<DatabaseAddress> external = external(configuration.database());
    if (external.isPresent()) {
      return new Installation(
          Optional.empty(),
          opener.apply(new DatabaseSettings.External(external.get(), connections)));
    }
    DataDirectory directory = DataDirectory.open(configuration.data().directory(), kind);
    try {
      return new Installation(
          Optional.of(directory),
          opener.apply(new DatabaseSettings.Embedded(directory, connections)));
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static Optional<DatabaseAddress> external(Configuration.Database database) {
    return database
        .url()
        .map(
            url ->
                new DatabaseAddress(
                    url, database.user().orElse(""), database.password().orElse("")));
  }

  /** Whether a server is there; the address of one that was killed stays behind. */
  private static boolean answers(DatabaseAddress address) {
    var settings = new DatabaseSettings.External(address, FEW_CONNECTIONS);
    try (Database database = Database.open(settings)) {
      return database.schemaVersion() > 0;
    } catch (DatabaseException e) {
      return false;
    }
  }

  private static DataKind kind(Path data) {
    Path file = data.resolve("kind");
    try {
      boolean demo =
          Files.exists(file) && Files.readString(file).strip().equals(DataKind.DEMO.command());
      return demo ? DataKind.DEMO : DataKind.SERVE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
