package dev.postorder.command;

import dev.postorder.platform.config.ConfigurationLoader;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the commands that serve. */
final class ServerOptions extends DataOptions {
  @Option(names = "--port", paramLabel = "PORT", description = "The port (server.port).")
  private Optional<String> port = Optional.empty();

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "The address to listen on (server.bind).")
  private Optional<String> bind = Optional.empty();

  @Option(
      names = "--simulate",
      description = "Moves queued orders along by itself (simulator.enabled).")
  private boolean simulate;

  ServerOptions(Map<String, String> environment) {
    super(environment);
  }

  @Override
  void more(ConfigurationLoader loader) {
    port.ifPresent(text -> loader.set("server.port", text, "--port"));
    bind.ifPresent(text -> loader.set("server.bind", text, "--bind"));
    if (simulate) {
      loader.set("simulator.enabled", "true", "--simulate");
    }
  }
}
