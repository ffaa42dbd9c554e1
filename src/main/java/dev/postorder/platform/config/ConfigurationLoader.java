package dev.postorder.platform.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gathers the settings: defaults, then a properties file, then the environment, then the command
 * line; the later wins.
 */
public final class ConfigurationLoader {
  /** The launcher's own variable, and what Kubernetes sets for a service named postorder. */
  private static final Pattern NOT_OURS =
      Pattern.compile("POSTORDER_(JAVA_OPTS|PORT|PORT_\\d+_.*|SERVICE_(HOST|PORT.*))");

  private final Map<String, Key> keys;
  private final Map<String, Given> given = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  /** Starts from the defaults. */
  public ConfigurationLoader() {
    keys = Key.of(Configuration.class).collect(Collectors.toMap(Key::name, key -> key));
  }

  /** Adds the settings of a properties file in UTF-8. */
  public ConfigurationLoader file(Path file) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      faults.add("the configuration file cannot be read: " + e);
    }
    properties
        .stringPropertyNames()
        .forEach(name -> set(name, properties.getProperty(name), file.toString()));
    return this;
  }

  /** Adds the variables that begin with {@code POSTORDER_}. */
  public ConfigurationLoader environment(Map<String, String> environment) {
    Map<String, String> names =
        keys.values().stream().collect(Collectors.toMap(Key::variable, Key::name));
    environment.forEach(
        (variable, text) -> {
          if (variable.startsWith("POSTORDER_") && !NOT_OURS.matcher(variable).matches()) {
            Optional.ofNullable(names.get(variable))
                .ifPresentOrElse(
                    name -> given.put(name, new Given(text, variable)),
                    () -> unknown(variable, "environment", names.keySet()));
          }
        });
    return this;
  }

  /**
   * Adds one setting.
   *
   * @param origin where it comes from, for messages, e.g. {@code --port}
   */
  public ConfigurationLoader set(String name, String text, String origin) {
    if (keys.containsKey(name)) {
      given.put(name, new Given(text, origin));
    } else {
      unknown(name, origin, keys.keySet());
    }
    return this;
  }

  /**
   * The whole configuration.
   *
   * @throws ConfigurationException with all faults
   */
  public Configuration load() {
    var all = new ArrayList<>(faults);
    Optional<Configuration> configuration = new Binder(given, all).bind(Configuration.class);
    if (!all.isEmpty()) {
      throw new ConfigurationException(all);
    }
    return configuration.orElseThrow();
  }

  private void unknown(String name, String origin, Iterable<String> known) {
    faults.add(
        name + ": unknown (" + origin + "); the nearest known is " + Nearest.of(name, known));
  }
}
