package dev.postorder.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Fills an empty database from a file of {@link Backup}: all of it or nothing. */
public final class Restore {
  /** Tables that have rows as soon as there is a schema: the defaults that a migration wrote. */
  private static final Set<String> OF_MIGRATIONS = Set.of("notification_rule", "event_position");

  private Restore() {}

  /** Opens the database, fills it, brings it to the newest schema, and closes it. */
  public static void into(DatabaseSettings settings, Path file) {
    try (Database database = Database.connect(settings)) {
      read(database, file);
    }
  }

  /**
   * Fills the database in one transaction, at the backup's schema version, and then migrates to the
   * newest.
   *
   * @throws DatabaseException when the file is not whole, is of a newer build, or the database has
   *     rows already
   */
  public static void read(Database database, Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Manifest manifest = manifest(zip, file);
      int newest = Migrations.ofThisBuild().lastKey();
      if (manifest.format() != Manifest.FORMAT || manifest.schemaVersion() > newest) {
        throw new DatabaseException(
            "The backup %s was made by a newer build (format %d, schema %d). Restore it with that one."
                .formatted(file, manifest.format(), manifest.schemaVersion()));
      }
      prepare(database, manifest);
      database
          .jdbi()
          .useTransaction(
              handle -> {
                handle.execute("truncate " + String.join(", ", Tables.inOrder(handle)));
                fill(handle, zip, manifest);
              });
      Schema.migrate(database.dataSource(), database.address());
      database.jdbi().useHandle(handle -> handle.execute("analyze"));
    } catch (IOException | JdbiException e) {
      throw new DatabaseException("Cannot restore from " + file + ": " + e, e);
    }
  }

  private static Manifest manifest(ZipFile zip, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.ENTRY);
    if (entry == null) {
      throw new DatabaseException(file + " is not a backup: it has no " + Manifest.ENTRY);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return JsonMapper.shared().readValue(in, Manifest.class);
    } catch (JacksonException e) {
      throw new DatabaseException(file + " is not a backup of this kind: " + e.getMessage(), e);
    }
  }

  /** Checks that nothing is there to be lost; makes the schema of the backup's version. */
  private static void prepare(Database database, Manifest manifest) {
    int version = database.schemaVersion();
    List<String> filled =
        database
            .jdbi()
            .withHandle(
                handle ->
                    Tables.inOrder(handle).stream()
                        .filter(table -> version == 0 || !OF_MIGRATIONS.contains(table))
                        .filter(table -> version == 0 || hasRows(handle, table))
                        .toList());
    if (!filled.isEmpty()) {
      throw new DatabaseException(
          "The database at %s is not empty (%s). Restore into an empty one."
              .formatted(database.address(), String.join(", ", filled)));
    }
    if (version > manifest.schemaVersion()) {
      throw new DatabaseException(
          "The database at %s has the schema of version %d already and the backup is of %d. Restore into a database without tables."
              .formatted(database.address(), version, manifest.schemaVersion()));
    }
    if (version < manifest.schemaVersion()) {
      Schema.migrate(database.address(), manifest.schemaVersion());
    }
  }

  private static boolean hasRows(Handle handle, String table) {
    return handle
        .createQuery("select exists (select from " + table + ")")
        .mapTo(Boolean.class)
        .one();
  }

  private static void fill(Handle handle, ZipFile zip, Manifest manifest) throws IOException {
    List<String> known = Tables.inOrder(handle);
    for (LocalDate day : manifest.days()) {
      DailyPartitions.ensure(handle, day);
    }
    triggers(handle, known, "disable");
    for (Manifest.Table table : manifest.tables()) {
      if (!known.contains(table.name())
          || !table.columns().equals(Tables.columns(handle, table.name()))) {
        throw new DatabaseException("The backup's table " + table.name() + " is not of its schema");
      }
      fill(handle, zip, table);
    }
    triggers(handle, known, "enable");
    for (Manifest.Sequence sequence : manifest.sequences()) {
      handle.execute(
          "select setval(?::regclass, ?, ?)",
          sequence.name(),
          sequence.lastValue(),
          sequence.called());
    }
  }

  /** What triggers write of rows is in the backup already. References stay checked. */
  private static void triggers(Handle handle, List<String> tables, String what) {
    tables.forEach(table -> handle.execute("alter table " + table + " " + what + " trigger user"));
  }

  private static void fill(Handle handle, ZipFile zip, Manifest.Table table) throws IOException {
    ZipEntry entry = zip.getEntry(table.entry());
    if (entry == null) {
      throw new DatabaseException("The backup has lost " + table.entry());
    }
    try (var in = new DigestInputStream(zip.getInputStream(entry), Backup.sha256())) {
      long rows = Copy.in(handle, table.name(), table.columns(), in);
      String sum = HexFormat.of().formatHex(in.getMessageDigest().digest());
      if (rows != table.rows() || !sum.equals(table.sha256())) {
        throw new DatabaseException(
            "The backup's %s is damaged: %d rows of %d, SHA-256 %s"
                .formatted(table.entry(), rows, table.rows(), sum));
      }
    }
  }
}
