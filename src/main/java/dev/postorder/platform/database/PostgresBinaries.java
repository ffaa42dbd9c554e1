package dev.postorder.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs that travel in a jar, unpacked once beside the data. */
public final class PostgresBinaries {
  private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar!");

  private PostgresBinaries() {}

  /** Unpacks into {@code <data>/postgres-<version>} unless that is there; all of it or nothing. */
  public static Path unpack(Path data) throws IOException {
    URL archive = archive();
    Matcher version = VERSION.matcher(archive.toString());
    Path home = data.resolve("postgres-" + (version.find() ? version.group(1) : "bundled"));
    if (Files.isDirectory(home)) {
      return home;
    }
    removeUnfinished(data);
    Path unfinished = Files.createTempDirectory(data, "unpack-");
    try (var tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(archive.openStream())))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(entry, tar, unfinished);
      }
    }
    Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    return home;
  }

  /** Deletes a directory with all that is in it. */
  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void removeUnfinished(Path data) throws IOException {
    try (Stream<Path> children = Files.list(data)) {
      List<Path> unfinished =
          children.filter(child -> child.getFileName().toString().startsWith("unpack-")).toList();
      for (Path directory : unfinished) {
        delete(directory);
      }
    }
  }

  private static URL archive() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    String platform = (system.contains("mac") ? "darwin-" : "linux-") + processor;
    URL archive = PostgresBinaries.class.getResource("/postgres-" + platform + ".txz");
    if (archive == null) {
      throw new DatabaseException(
          "No PostgreSQL for %s in this build. Set database.url to a PostgreSQL of your own."
              .formatted(platform));
    }
    return archive;
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path home)
      throws IOException {
    Path target = home.resolve(entry.getName()).normalize();
    if (!target.startsWith(home)) {
      throw new IOException("A path leaves the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
      throw new IOException("Cannot make executable: " + target);
    }
  }
}
