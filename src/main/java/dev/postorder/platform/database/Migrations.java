package dev.postorder.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The numbered SQL files of this build under {@code db/migration}: version to Flyway's checksum.
 */
final class Migrations {
  private static final String FOLDER = "db/migration/";
  private static final String FIRST = FOLDER + "V1__foundation.sql";
  private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+\\.sql");

  private Migrations() {}

  /** Reads them all; costs a few milliseconds. */
  static SortedMap<Integer, Integer> ofThisBuild() {
    var found = new TreeMap<Integer, Integer>();
    try {
      for (String name : names()) {
        Matcher matcher = NAME.matcher(name);
        if (matcher.matches()) {
          found.put(Integer.valueOf(matcher.group(1)), checksum(FOLDER + name));
        }
      }
    } catch (IOException | URISyntaxException e) {
      throw new DatabaseException("Cannot read this build's migrations: " + e, e);
    }
    return found;
  }

  private static List<String> names() throws IOException, URISyntaxException {
    URL first = Migrations.class.getClassLoader().getResource(FIRST);
    if (first == null) {
      throw new DatabaseException("This build has no migrations");
    }
    URLConnection connection = first.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return jar.getJarFile().stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(FOLDER))
          .map(name -> name.substring(FOLDER.length()))
          .toList();
    }
    try (Stream<Path> files = Files.list(Path.of(first.toURI()).resolveSibling("."))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** As Flyway computes it: CRC-32 of the lines without their ends. */
  private static int checksum(String resource) {
    var crc = new CRC32();
    try (InputStream in = Migrations.class.getClassLoader().getResourceAsStream(resource)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (int) crc.getValue();
  }
}
