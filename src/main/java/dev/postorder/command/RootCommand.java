package dev.postorder.command;

import dev.postorder.backoffice.admin.AdminCommand;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code postorder}. */
@Command(
    name = "postorder",
    description = "A self-hosted order-servicing server.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class RootCommand {
  private RootCommand() {}

  /**
   * The whole command line.
   *
   * @param environment where settings may come from
   * @param out what was asked for
   * @param err what went wrong
   */
  public static CommandLine commandLine(
      Clock clock, Map<String, String> environment, PrintStream out, PrintStream err) {
    var root =
        new CommandLine(new RootCommand())
            .addSubcommand(new ServeCommand(new ServerOptions(environment), out))
            .addSubcommand(new DemoCommand(new ServerOptions(environment), out))
            .addSubcommand("admin", AdminCommand.commandLine(clock, environment, out, err))
            .addSubcommand(new BackupCommand(new DataOptions(environment)))
            .addSubcommand(new RestoreCommand(new DataOptions(environment)))
            .addSubcommand(new TemplatesCommand())
            .addSubcommand(new TrainCommand())
            .addSubcommand(new VersionCommand())
            .addSubcommand(new HelpCommand())
            .setExecutionExceptionHandler(new Failures())
            .setOut(writer(out))
            .setErr(writer(err));
    version(root, new VersionCommand.Provider().getVersion());
    return root;
  }

  /** Every command answers -V. */
  private static void version(CommandLine command, String[] version) {
    command.getCommandSpec().version(version);
    command.getSubcommands().values().forEach(each -> version(each, version));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
