package dev.postorder.platform.database;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/**
 * {@code database.properties} in the data directory: {@code url}, {@code user}, {@code password} of
 * the embedded PostgreSQL, mode 0600, written anew at every start. Other programs on the machine
 * (backup, psql) reach the running server through it.
 */
public final class AddressFile {
  private AddressFile() {}

  /** Reads it; empty when the directory has none. */
  public static Optional<DatabaseAddress> read(Path data) {
    Path file = file(data);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new DatabaseException("Cannot read " + file + ": " + e, e);
    }
    return Optional.of(
        new DatabaseAddress(
            properties.getProperty("url", ""),
            properties.getProperty("user", ""),
            properties.getProperty("password", "")));
  }

  static void write(Path data, DatabaseAddress address) throws IOException {
    Path unfinished =
        Files.createTempFile(
            data,
            "database-",
            ".properties",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        unfinished,
        "url=%s\nuser=%s\npassword=%s\n"
            .formatted(address.url(), address.user(), address.password()));
    Files.move(unfinished, file(data), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path file(Path data) {
    return data.resolve("database.properties");
  }
}
