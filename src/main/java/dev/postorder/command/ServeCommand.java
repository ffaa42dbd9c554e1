package dev.postorder.command;

import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.database.DataKind;
import dev.postorder.platform.logging.Logging;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code serve}: the server, for production. */
@Command(
    name = "serve",
    description = "Serves until it is stopped (Ctrl-C, SIGTERM).",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin private final ServerOptions options;

  ServeCommand(ServerOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration = options.load();
    Logging.use(configuration.log());
    Lifetime.of(() -> Running.start(configuration, DataKind.SERVE));
    return 0;
  }
}
