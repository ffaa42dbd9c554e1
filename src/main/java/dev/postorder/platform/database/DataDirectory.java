package dev.postorder.platform.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directory that holds everything of one server, and the lock on it.
 *
 * <p>{@code postorder.lock} is locked while the process lives, however it ends; its text says who
 * holds it. {@code kind} says which command made the directory.
 */
public final class DataDirectory implements AutoCloseable {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  // A POSIX lock is lost when ANY channel of the process on the file closes: so never open it
  // twice.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Creates the directory where it is absent (mode 0700) and takes its lock.
   *
   * @throws DatabaseException when another process holds it, or when {@code serve} is given a
   *     directory of {@code demo} or the other way round
   */
  public static DataDirectory open(Path directory, DataKind kind) {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory.toAbsolutePath().normalize());
        Files.setPosixFilePermissions(directory, OWNER_ONLY);
      }
      Path path = directory.toRealPath();
      var opened = new DataDirectory(path, lock(path));
      try {
        opened.checkKind(kind);
        opened.write("pid=" + ProcessHandle.current().pid() + "\n");
        return opened;
      } catch (RuntimeException | IOException e) {
        opened.close();
        throw e;
      }
    } catch (IOException e) {
      throw new DatabaseException("Cannot use the data directory " + directory + ": " + e, e);
    }
  }

  /** The directory, absolute and without links. */
  public Path path() {
    return path;
  }

  /** Tells in the lock file which port this process serves, for the message to a second server. */
  public void announce(int port) {
    try {
      write("pid=" + ProcessHandle.current().pid() + "\nport=" + port + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the directory up. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(path);
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    if (!HELD.add(path)) {
      throw new DatabaseException(
          "The data directory " + path + " is in use by this very process.");
    }
    FileChannel channel = null;
    boolean locked = false;
    try {
      channel = FileChannel.open(path.resolve("postorder.lock"), CREATE, READ, WRITE);
      locked = channel.tryLock() != null;
      if (!locked) {
        throw new DatabaseException(
            "The data directory %s is in use by another server (%s). Stop it, or choose another directory."
                .formatted(path, holder(channel)));
      }
      return channel;
    } finally {
      if (!locked) {
        HELD.remove(path);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    var text = ByteBuffer.allocate(200);
    channel.read(text, 0);
    String said = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
    return said.isEmpty() ? "just starting" : said.replace("=", " ").replace("\n", ", ");
  }

  private void write(String text) throws IOException {
    lock.truncate(0);
    lock.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private void checkKind(DataKind kind) throws IOException {
    Path file = path.resolve("kind");
    if (!Files.exists(file)) {
      Files.writeString(file, kind.command() + "\n");
      return;
    }
    String made = Files.readString(file).strip();
    if (!made.equals(kind.command())) {
      throw new DatabaseException(
          "The data directory %s was made by '%s' and '%s' does not touch it. Choose another directory."
              .formatted(path, made, kind.command()));
    }
  }
}
