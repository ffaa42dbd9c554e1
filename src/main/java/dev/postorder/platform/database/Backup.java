package dev.postorder.platform.database;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies every table and sequence, as they are at one moment, into one zip file, while the server
 * goes on. {@link Restore} reads it back.
 */
public final class Backup {
  private static final int BUFFER = 1 << 16;

  private Backup() {}

  /**
   * Writes the backup (mode 0600); the file appears when it is complete, in place of an older one.
   *
   * @throws DatabaseException when the file cannot be written or the database not be read
   */
  public static void write(Database database, Path file) {
    Path target = file.toAbsolutePath();
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    try {
      Files.deleteIfExists(unfinished);
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        writeUnfinished(database, unfinished);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException | JdbiException e) {
      throw new DatabaseException("Cannot write the backup " + file + ": " + e, e);
    }
  }

  private static void writeUnfinished(Database database, Path file) throws IOException {
    int version = database.schemaVersion();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel);
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER))) {
      Manifest manifest =
          database
              .jdbi()
              .inTransaction(
                  TransactionIsolationLevel.REPEATABLE_READ,
                  handle -> writeTables(handle, version, zip));
      zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
      zip.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
      zip.finish();
      zip.flush();
      channel.force(true);
    }
  }

  private static Manifest writeTables(Handle handle, int version, ZipOutputStream zip)
      throws IOException {
    handle.execute("set transaction read only");
    Instant now = handle.createQuery("select now()").mapTo(Instant.class).one();
    String postgres = handle.createQuery("show server_version").mapTo(String.class).one();
    List<String> names = Tables.inOrder(handle);
    handle.execute("lock table " + String.join(", ", names) + " in access share mode");
    var tables = new ArrayList<Manifest.Table>();
    for (String name : names) {
      tables.add(writeTable(handle, name, zip));
    }
    return new Manifest(
        Manifest.FORMAT,
        now,
        version,
        postgres,
        tables,
        Tables.sequences(handle),
        DailyPartitions.days(handle));
  }

  private static Manifest.Table writeTable(Handle handle, String name, ZipOutputStream zip)
      throws IOException {
    List<String> columns = Tables.columns(handle, name);
    var digest = new DigestOutputStream(new Unclosed(zip), sha256());
    zip.putNextEntry(new ZipEntry(Manifest.Table.entry(name)));
    long rows = Copy.out(handle, name, columns, digest);
    zip.closeEntry();
    String sum = HexFormat.of().formatHex(digest.getMessageDigest().digest());
    return new Manifest.Table(name, columns, rows, sum);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The zip outlives the copying of one table. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() {}
  }
}
