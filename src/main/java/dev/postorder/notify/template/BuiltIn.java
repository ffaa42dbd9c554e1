package dev.postorder.notify.template;

import dev.postorder.platform.config.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The templates that come with the product. */
public final class BuiltIn {
  private BuiltIn() {}

  /** The files by their path below the directory of templates. */
  public static Map<String, byte[]> files() {
    var files = new LinkedHashMap<String, byte[]>();
    for (String path : paths()) {
      read(path).ifPresent(content -> files.put(path, content));
    }
    return files;
  }

  /** A file; empty if there is none of that path. */
  static Optional<byte[]> file(String path) {
    return paths().contains(path) ? read(path) : Optional.empty();
  }

  /** Every path that a template may have; not all of them are built in. */
  static Set<String> paths() {
    var paths = new TreeSet<>(Set.of(TemplateSet.HTML, TemplateSet.TEXT, TemplateSet.LOGO));
    for (Language language : Language.values()) {
      paths.add(TemplateSet.common(language));
    }
    TemplateName.all().forEach(name -> paths.add(name.path()));
    return paths;
  }

  static TemplateSet set() {
    return TemplateSet.of(files());
  }

  private static Optional<byte[]> read(String path) {
    try (InputStream in = BuiltIn.class.getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
