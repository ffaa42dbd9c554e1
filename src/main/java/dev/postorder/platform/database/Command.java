package dev.postorder.platform.database;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the system to its end. */
final class Command {
  private static final int MINUTES = 5;

  private Command() {}

  /** Runs it, and throws with what it said when it fails. */
  static void run(List<String> command) throws IOException, InterruptedException {
    run(command, "");
  }

  /** As above, with text for its standard input, which must be short. */
  static void run(List<String> command, String input) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
      writer.write(input);
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroy();
      throw new DatabaseException(String.join(" ", command) + " failed: " + said.strip());
    }
  }

  /** Whether it can be run and ends well. */
  static boolean succeeds(List<String> command) throws InterruptedException {
    try {
      run(command);
      return true;
    } catch (IOException | DatabaseException e) {
      return false;
    }
  }
}
