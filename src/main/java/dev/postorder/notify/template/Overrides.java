package dev.postorder.notify.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The directory of files that replace built-in templates. A file that cannot be used leaves what
 * was there before it. Files whose name begins with a dot or ends with {@code ~} are nobody's.
 */
final class Overrides {
  private static final int DEPTH = 3;

  private final Path directory;
  private final Consumer<TemplateSet> check;
  private final Map<String, Stamp> seen = new TreeMap<>();
  private final Map<String, String> faults = new TreeMap<>();

  private record Stamp(FileTime modified, long size) {}

  /**
   * Over a directory.
   *
   * @param check throws a {@link TemplateException} when templates cannot be used together
   */
  Overrides(Path directory, Consumer<TemplateSet> check) {
    this.directory = directory;
    this.check = check;
  }

  /** What is wrong with the files, by path. */
  Map<String, String> faults() {
    return Map.copyOf(faults);
  }

  /** The templates with what has changed in the directory since the last time. */
  TemplateSet refresh(TemplateSet last) {
    Map<String, Stamp> now;
    try {
      now = look();
      faults.remove("");
    } catch (IOException | UncheckedIOException e) {
      faults.put("", directory + " cannot be read: " + e);
      return last;
    }
    TemplateSet set = last;
    for (String gone : seen.keySet().stream().filter(path -> !now.containsKey(path)).toList()) {
      seen.remove(gone);
      faults.remove(gone);
      set = set.without(gone);
    }
    for (var file : now.entrySet()) {
      if (!file.getValue().equals(seen.put(file.getKey(), file.getValue()))) {
        set = changed(set, file.getKey());
      }
    }
    return set;
  }

  private TemplateSet changed(TemplateSet set, String path) {
    try {
      if (!BuiltIn.paths().contains(path)) {
        throw new TemplateException(path, "there is no template of this name");
      }
      TemplateSet candidate = set.with(path, Files.readAllBytes(directory.resolve(path)));
      check.accept(candidate);
      faults.remove(path);
      return candidate;
    } catch (TemplateException e) {
      faults.put(path, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      faults.put(path, path + ": cannot be read: " + e);
    }
    return set;
  }

  private Map<String, Stamp> look() throws IOException {
    var found = new TreeMap<String, Stamp>();
    try (Stream<Path> files = Files.find(directory, DEPTH, (path, about) -> ours(path))) {
      for (Path file : files.toList()) {
        var about = Files.readAttributes(file, BasicFileAttributes.class);
        String path = directory.relativize(file).toString().replace('\\', '/');
        found.put(path, new Stamp(about.lastModifiedTime(), about.size()));
      }
    }
    return found;
  }

  private boolean ours(Path path) {
    for (Path name : directory.relativize(path)) {
      if (name.toString().startsWith(".") || name.toString().endsWith("~")) {
        return false;
      }
    }
    return Files.isRegularFile(path);
  }
}
