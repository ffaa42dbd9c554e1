package dev.postorder.command;

import dev.postorder.platform.database.Installation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code restore}. */
@Command(
    name = "restore",
    description = "Fills an empty data directory, or an empty database, from a backup.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Mixin private final DataOptions options;

  @Parameters(paramLabel = "FILE", description = "A file that backup wrote.")
  private Path file = Path.of("");

  RestoreCommand(DataOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Installation.restore(options.load(), file);
    return 0;
  }
}
