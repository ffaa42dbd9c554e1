package dev.postorder.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The scenarios that can be played: the built-in ones, and files {@code <name>.yaml} of a
 * directory, which come before built-in ones of the same name. The directory is read anew each time
 * it is asked for; a file that cannot be used is left out, and told of.
 */
public final class Scenarios {
  /** What is played where nothing else was chosen. */
  public static final String USUAL = "smooth";

  private static final List<String> BUILT_IN = List.of(USUAL, "delays", "refusals", "unreliable");
  private static final String ENDING = ".yaml";

  private final Optional<Path> directory;

  /** The built-in ones and, if there is one, those of a directory. */
  public Scenarios(Optional<Path> directory) {
    this.directory = directory;
  }

  /**
   * All there are.
   *
   * @param scenarios by name
   * @param faults what is wrong with the files that were left out, by name
   */
  public record Found(Map<String, Scenario> scenarios, Map<String, String> faults) {}

  /** Reads them. */
  public Found read() {
    var found = new Found(new TreeMap<>(), new TreeMap<>());
    BUILT_IN.forEach(name -> add(found, name, builtIn(name)));
    directory.ifPresent(files -> addAll(found, files));
    return found;
  }

  /** One of them, which alone is read. */
  Optional<Scenario> find(String name) {
    Found found = new Found(new TreeMap<>(), new TreeMap<>());
    if (BUILT_IN.contains(name)) {
      add(found, name, builtIn(name));
    }
    directory
        .map(files -> files.resolve(name + ENDING))
        .filter(Files::isRegularFile)
        .ifPresent(file -> add(found, name, file));
    return Optional.ofNullable(found.scenarios().get(name));
  }

  private static void addAll(Found found, Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        if (name.endsWith(ENDING) && !name.startsWith(".")) {
          add(found, name.substring(0, name.length() - ENDING.length()), file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      found.faults().put(directory.toString(), "cannot be read: " + e);
    }
  }

  private static void add(Found found, String name, Path file) {
    try {
      add(found, name, Files.readAllBytes(file));
    } catch (IOException e) {
      found.faults().put(name, "cannot be read: " + e);
    }
  }

  private static void add(Found found, String name, byte[] file) {
    try {
      found.scenarios().put(name, ScenarioReader.read(name, file));
    } catch (ScenarioException e) {
      found.faults().put(name, String.valueOf(e.getMessage()));
    }
  }

  private static byte[] builtIn(String name) {
    try (InputStream in = Scenarios.class.getResourceAsStream(name + ENDING)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
