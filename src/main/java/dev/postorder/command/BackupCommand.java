package dev.postorder.command;

import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.database.Backup;
import dev.postorder.platform.database.Installation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backup}. */
@Command(
    name = "backup",
    description = "Writes all data into one file, while the server goes on or while none runs.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @Mixin private final DataOptions options;

  @Parameters(paramLabel = "FILE", description = "The file; an older one is replaced.")
  private Path file = Path.of("");

  BackupCommand(DataOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Configuration configuration = options.load();
    return Installation.useExisting(
        configuration,
        database -> {
          Backup.write(database, file);
          return 0;
        });
  }
}
