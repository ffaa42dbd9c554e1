package dev.postorder.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says.
 *
 * @param pid the process that wrote it
 * @param ready whether it takes connections
 */
record Postmaster(long pid, boolean ready) {
  private static final int STATUS_LINE = 7;

  /** Reads the file of a cluster; empty when there is none or it is only half written. */
  static Optional<Postmaster> of(Path cluster) throws IOException {
    try {
      List<String> lines = Files.readAllLines(file(cluster));
      if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
        return Optional.empty();
      }
      boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
      return Optional.of(new Postmaster(Long.parseLong(lines.getFirst().strip()), ready));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  static Path file(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /** Whether a process of this id lives, whatever it is. */
  boolean lives() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  /** Whether the living process is a PostgreSQL of this very cluster. */
  boolean serves(Path cluster) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::info)
        .filter(info -> info.command().orElse("").endsWith("/bin/postgres"))
        .flatMap(ProcessHandle.Info::arguments)
        .map(Arrays::asList)
        .filter(arguments -> arguments.indexOf("-D") >= 0)
        .filter(arguments -> arguments.indexOf(cluster.toString()) == arguments.indexOf("-D") + 1)
        .isPresent();
  }
}
