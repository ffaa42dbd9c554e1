package dev.postorder.command;

import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.database.DataKind;
import dev.postorder.platform.logging.Logging;
import java.io.PrintStream;
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

  private final PrintStream out;

  ServeCommand(ServerOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration = options.load();
    Logging.use(configuration.log());
    Lifetime.of(() -> start(configuration));
    return 0;
  }

  private Running start(Configuration configuration) {
    Running running = Running.start(configuration, DataKind.SERVE);
    try {
      running
          .wiring()
          .firstAdministratorLink()
          .ifPresent(
              link ->
                  out.println(
                      "There is no administrator yet. Choose a name and a password here, once and"
                          + " within a day:\n"
                          + link));
      return running;
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }
}
