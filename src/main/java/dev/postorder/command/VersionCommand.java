package dev.postorder.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code version}. */
@Command(name = "version", description = "Prints the version.", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The version as the jar's manifest has it. */
  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version =
          Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
              .orElse("(not packaged)");
      return new String[] {
        "postorder " + version, "Java " + Runtime.version() + ", " + System.getProperty("os.name")
      };
    }
  }

  @Override
  public Integer call() {
    for (String line : new Provider().getVersion()) {
      spec.commandLine().getOut().println(line);
    }
    return 0;
  }
}
