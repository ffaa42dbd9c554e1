package dev.postorder.command;

import dev.postorder.Wiring;
import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.config.ConfigurationException;
import dev.postorder.platform.database.DataKind;
import dev.postorder.platform.logging.Logging;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code demo}: the server with invented data, a simulator, and calls to paste. */
@Command(
    name = "demo",
    description = {
      "Serves invented orders to try the calls with, and moves new ones along.",
      "Letters and SMS go to the mailbox in the browser. The data stays in the",
      "data directory, which serve does not touch."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "mail.transport", "mailbox",
          "sms.transport", "mailbox",
          "sms.sender", "Postorder",
          "calllog.bodies", "all",
          "simulator.enabled", "true",
          "simulator.resettable", "true",
          "outgoing.allowed-networks", "127.0.0.0/8, ::1",
          "outgoing.plain-http", "true",
          "log.level", "warn");

  @Mixin private final ServerOptions options;
  private final PrintStream out;

  DemoCommand(ServerOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration = options.load(DEFAULTS);
    if (configuration.database().url().isPresent()) {
      throw new ConfigurationException(
          List.of("database.url: demo invents data and works on the embedded database only"));
    }
    Logging.use(configuration.log());
    Lifetime.of(() -> start(configuration));
    return 0;
  }

  private Running start(Configuration configuration) {
    Running running = Running.start(configuration, DataKind.DEMO);
    try {
      Wiring wiring = running.wiring();
      wiring.demo().ready(configuration.data().directory(), wiring.publicUrl().toString(), out);
      return running;
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }
}
