package dev.postorder.backoffice.admin;

import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.database.AddressFile;
import dev.postorder.platform.database.DataDirectory;
import dev.postorder.platform.database.DataKind;
import dev.postorder.platform.database.Database;
import dev.postorder.platform.database.DatabaseAddress;
import dev.postorder.platform.database.DatabaseException;
import dev.postorder.platform.database.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The installation that a command works on: the external database where one is configured, else
 * that of the server that runs on the data directory, else the embedded one, started for the
 * command.
 */
final class Installation {
  private static final int CONNECTIONS = 2;

  private Installation() {}

  /** Runs work in one transaction. */
  static <R> R transaction(Configuration configuration, Function<Handle, R> work) {
    Optional<DatabaseAddress> address =
        external(configuration.database()).or(() -> running(configuration.data().directory()));
    if (address.isPresent()) {
      return run(new DatabaseSettings.External(address.get(), CONNECTIONS), work);
    }
    Path path = configuration.data().directory();
    try (DataDirectory directory = DataDirectory.open(path, kind(path))) {
      return run(new DatabaseSettings.Embedded(directory, CONNECTIONS), work);
    }
  }

  private static <R> R run(DatabaseSettings settings, Function<Handle, R> work) {
    try (Database database = Database.open(settings)) {
      return database.jdbi().inTransaction(work::apply);
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

  /** The address of a server that answers; a stale one is left by a server that was killed. */
  private static Optional<DatabaseAddress> running(Path data) {
    return AddressFile.read(data).filter(Installation::answers);
  }

  private static boolean answers(DatabaseAddress address) {
    try (Database database = Database.open(new DatabaseSettings.External(address, CONNECTIONS))) {
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
