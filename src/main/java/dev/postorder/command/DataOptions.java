package dev.postorder.command;

import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.config.ConfigurationLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which installation a command works on. */
class DataOptions {
  private final Map<String, String> environment;

  @Option(names = "--config", paramLabel = "FILE", description = "A properties file of settings.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIRECTORY",
      description = "The data directory (data.directory).")
  private Optional<String> data = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any setting; docs/configuration.md has them all.")
  private Map<String, String> settings = new LinkedHashMap<>();

  DataOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The configuration; all faults at once. */
  final Configuration load() {
    return load(Map.of());
  }

  /**
   * As {@link #load()}.
   *
   * @param defaults settings that a command has other defaults for
   */
  final Configuration load(Map<String, String> defaults) {
    var loader = new ConfigurationLoader();
    defaults.forEach((key, value) -> loader.set(key, value, "default of the command"));
    config.ifPresent(loader::file);
    loader.environment(environment);
    data.ifPresent(text -> loader.set("data.directory", text, "--data"));
    more(loader);
    settings.forEach((key, value) -> loader.set(key, value, "--set"));
    return loader.load();
  }

  /** Adds the flags of a command that knows more of them. */
  void more(ConfigurationLoader loader) {}
}
