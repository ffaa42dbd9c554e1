package dev.postorder.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs of one PostgreSQL and the cluster that they work on.
 *
 * @param home where the programs are
 * @param cluster the cluster's directory
 * @param log the file that the server writes to
 * @param runAs how they are run
 */
record PostgresPrograms(Path home, Path cluster, Path log, RunAs runAs) {
  // Written into postgresql.conf when the cluster is made; an operator may change them there.
  private static final List<String> SETTINGS =
      List.of(
          "shared_buffers=128MB",
          "max_connections=50",
          "timezone=UTC",
          "log_timezone=UTC",
          "scram_iterations=1", // the password is 128 random bits: nothing to stretch
          "jit=off",
          "wal_compression=pglz",
          "max_wal_size=1GB",
          "checkpoint_timeout=10min",
          "random_page_cost=1.1",
          "max_parallel_workers_per_gather=0",
          "log_checkpoints=off");

  // Given at every start: nobody can switch durability off, nor open the server to the network.
  private static final String ALWAYS =
      "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on"
          + " -c full_page_writes=on -c synchronous_commit=on";

  /** Makes the cluster: UTF-8, ordered by code point, passwords asked for. All of it or nothing. */
  void initialize(String user, String password) throws IOException, InterruptedException {
    Path unfinished = cluster.resolveSibling("pg.unfinished");
    if (Files.exists(unfinished)) {
      PostgresBinaries.delete(unfinished);
    }
    Files.createDirectory(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path secret = Files.createTempFile(cluster.getParent(), "secret-", "");
    try {
      Files.writeString(secret, password);
      runAs.own(unfinished);
      runAs.own(secret);
      var command =
          new ArrayList<>(
              List.of(
                  program("initdb"),
                  "--pgdata=" + unfinished,
                  "--username=" + user,
                  "--auth=scram-sha-256",
                  "--pwfile=" + secret,
                  "--encoding=UTF8",
                  "--locale=C",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8"));
      SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
      Command.run(runAs.command(command));
    } finally {
      Files.delete(secret);
    }
    Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Gives the role another password, while the server is down. */
  void changePassword(String user, String password) throws IOException, InterruptedException {
    Command.run(
        runAs.command(
            List.of(program("postgres"), "--single", "-D", cluster.toString(), "postgres")),
        "alter role %s password '%s'\n".formatted(user, password));
  }

  /** Begins to start the server, in a session of its own; its pid file tells the rest. */
  void start(int port) throws IOException, InterruptedException {
    Command.run(
        runAs.command(
            List.of(
                program("pg_ctl"),
                "start",
                "--no-wait",
                "--silent",
                "--pgdata=" + cluster,
                "--log=" + log,
                "--options=-p " + port + " " + ALWAYS)));
  }

  /**
   * Begins to stop it: {@code fast} ends the sessions and writes all down, {@code immediate} not.
   */
  void stop(String mode) throws IOException, InterruptedException {
    Command.run(
        runAs.command(
            List.of(
                program("pg_ctl"),
                "stop",
                "--no-wait",
                "--silent",
                "--mode=" + mode,
                "--pgdata=" + cluster)));
  }

  private String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }
}
