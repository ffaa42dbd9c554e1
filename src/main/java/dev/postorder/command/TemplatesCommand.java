package dev.postorder.command;

import dev.postorder.notify.template.BuiltIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code templates}. */
@Command(
    name = "templates",
    description = {
      "Writes the built-in templates of letters and SMS into a directory, to be edited;",
      "the setting notifications.templates names the directory to the server."
    },
    mixinStandardHelpOptions = true)
final class TemplatesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--force", description = "Writes over files that are there already.")
  private boolean force;

  @Parameters(paramLabel = "DIR", description = "The directory; it is made if there is none.")
  private Path directory = Path.of("");

  @Override
  public Integer call() {
    Map<String, byte[]> files = BuiltIn.files();
    List<String> there =
        files.keySet().stream().filter(path -> Files.exists(directory.resolve(path))).toList();
    if (!force && !there.isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing was written: %s in %s already. Use --force to write over %s."
              .formatted(
                  there.size() == 1 ? there.getFirst() + " is" : there.size() + " files are",
                  directory,
                  there.size() == 1 ? "it" : "them"));
    }
    write(files);
    spec.commandLine().getOut().println(files.size() + " files written to " + directory);
    return 0;
  }

  private void write(Map<String, byte[]> files) {
    try {
      for (var file : files.entrySet()) {
        Path target = directory.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(directory + " cannot be written to: " + e, e);
    }
  }
}
