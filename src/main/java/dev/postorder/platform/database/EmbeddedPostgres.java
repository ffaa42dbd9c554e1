package dev.postorder.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL over {@code <data>/pg}, on a free port of 127.0.0.1, fully durable.
 *
 * <p>It runs in a session of its own, so that a terminal's Ctrl-C reaches only the JVM, which then
 * stops it. Its address is kept in {@code <data>/database.properties}, its log in {@code
 * <data>/postgres.log}.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration FAST_STOP = Duration.ofSeconds(30);
  private static final int POLL_MILLIS = 5;
  private static final int TRIES = 5;
  private static final long LARGE_LOG = 16L << 20;
  private static final String USER = "postorder";

  private final PostgresPrograms programs;
  private final DatabaseAddress address;

  private EmbeddedPostgres(PostgresPrograms programs, DatabaseAddress address) {
    this.programs = programs;
    this.address = address;
  }

  /**
   * Starts it, making the cluster at the first start. A PostgreSQL of this directory that outlived
   * its JVM is stopped first; after a crash PostgreSQL recovers what was committed.
   */
  public static EmbeddedPostgres start(DataDirectory directory) {
    Path data = directory.path();
    try {
      RunAs runAs = RunAs.current();
      Path home = PostgresBinaries.unpack(data);
      Path log = data.resolve("postgres.log");
      runAs.admit(data, home, log);
      var programs = new PostgresPrograms(home, data.resolve("pg"), log, runAs);
      String password = prepare(data, programs);
      int port = start(programs);
      String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
      var address = new DatabaseAddress(url, USER, password);
      AddressFile.write(data, address);
      return new EmbeddedPostgres(programs, address);
    } catch (IOException e) {
      throw new DatabaseException("Cannot start PostgreSQL in " + data + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("Interrupted while PostgreSQL was starting", e);
    }
  }

  /** Where it answers. */
  public DatabaseAddress address() {
    return address;
  }

  /** Stops it cleanly: open transactions are rolled back, everything committed is written. */
  @Override
  public void close() {
    try {
      stop(programs);
    } catch (IOException e) {
      throw new DatabaseException("Cannot stop PostgreSQL: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves a cluster that can be started, and returns the password of its role. */
  private static String prepare(Path data, PostgresPrograms programs)
      throws IOException, InterruptedException {
    Path cluster = programs.cluster();
    if (!Files.exists(cluster)) {
      String password = newPassword();
      AddressFile.write(data, new DatabaseAddress("jdbc:postgresql:postgres", USER, password));
      programs.initialize(USER, password);
      return password;
    }
    checkVersion(cluster, programs.home());
    Optional<Postmaster> left = Postmaster.of(cluster);
    if (left.isPresent() && left.get().serves(cluster)) {
      LOG.warn("A PostgreSQL outlived its server (process {}): stopping it", left.get().pid());
      stop(programs);
    } else if (left.isPresent() && left.get().lives()) {
      Files.delete(Postmaster.file(cluster)); // its number went to a stranger
    }
    programs.runAs().own(cluster);
    Optional<DatabaseAddress> known = AddressFile.read(data);
    if (known.isPresent()) {
      return known.get().password();
    }
    String password = newPassword();
    programs.changePassword(USER, password);
    return password;
  }

  private static void checkVersion(Path cluster, Path home) throws IOException {
    String made = Files.readString(cluster.resolve("PG_VERSION")).strip();
    if (!home.getFileName().toString().startsWith("postgres-" + made + ".")) {
      throw new DatabaseException(
          "%s was made by PostgreSQL %s and this build brings %s. Make a backup with the old build and restore it with this one."
              .formatted(cluster, made, home.getFileName()));
    }
  }

  private static int start(PostgresPrograms programs) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      long logged = makeRoomForLog(programs.log());
      int port = freePort();
      programs.start(port);
      if (becomesReady(programs.cluster())) {
        return port;
      }
      String said = readFrom(programs.log(), logged);
      boolean passes = said.contains("bind") || said.contains("shared memory block");
      if (attempt == TRIES || !passes) {
        throw new DatabaseException("PostgreSQL did not start. It says:\n" + said);
      }
    }
  }

  private static boolean becomesReady(Path cluster) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long grace = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    boolean seen = false;
    while (System.nanoTime() < deadline) {
      Optional<Postmaster> postmaster = Postmaster.of(cluster);
      boolean lives = postmaster.isPresent() && postmaster.get().lives();
      if (lives && postmaster.get().ready()) {
        return true;
      }
      if ((seen && !lives) || (!seen && System.nanoTime() > grace)) {
        return false;
      }
      seen |= lives;
      Thread.sleep(POLL_MILLIS);
    }
    return false;
  }

  private static void stop(PostgresPrograms programs) throws IOException, InterruptedException {
    Optional<Postmaster> postmaster = Postmaster.of(programs.cluster());
    if (postmaster.isEmpty() || !postmaster.get().serves(programs.cluster())) {
      return;
    }
    for (String mode : List.of("fast", "immediate")) {
      programs.stop(mode);
      long deadline = System.nanoTime() + FAST_STOP.toNanos();
      while (System.nanoTime() < deadline) {
        if (!Files.exists(Postmaster.file(programs.cluster())) || !postmaster.get().lives()) {
          return;
        }
        Thread.sleep(POLL_MILLIS);
      }
      LOG.warn("PostgreSQL did not stop within {} s ({})", FAST_STOP.toSeconds(), mode);
    }
  }

  private static long makeRoomForLog(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
      Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    return Files.exists(log) ? Files.size(log) : 0;
  }

  private static String readFrom(Path log, long position) throws IOException {
    try (InputStream in = Files.newInputStream(log)) {
      in.skipNBytes(position);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static String newPassword() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
